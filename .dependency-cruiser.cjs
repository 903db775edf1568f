/** The layers of docs/architecture.md. Checked by `npm run check`. */
const electron = '(^|/)node_modules/electron/';
const noElectron = '^main/(vault|export|github|search|findings|cli)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared/ knows neither side, nor Node, nor Electron',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: ['^main/', '^renderer/', electron] },
    },
    { name: 'shared-without-node', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    { name: 'page-without-main', severity: 'error', from: { path: '^renderer/' }, to: { path: '^main/' } },
    { name: 'main-without-page', severity: 'error', from: { path: '^main/' }, to: { path: '^renderer/' } },
    {
      name: 'page-without-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: electron },
    },
    {
      name: 'page-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-without-phone-numbers',
      comment: "the scan's data about the numbers of all countries are for the gate's thread and the command line",
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '(^|/)node_modules/libphonenumber-js/', reachable: true },
    },
    {
      name: 'features-are-apart',
      comment: 'a feature never imports another: App.tsx composes them',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'primitives-have-no-data',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(api\\.ts|state/|features/|commands/)' },
    },
    {
      name: 'services-without-electron',
      comment: 'the command line runs the same code in plain Node',
      severity: 'error',
      from: { path: noElectron },
      to: { path: '(^|/)node_modules/electron(-log|-store|-unhandled)?/', reachable: true },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(main|renderer|shared)/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // Packages of types alone.
      to: { couldNotResolve: true, pathNot: '^(mdast|hast|unist|@octokit/types)$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|woff2)$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
