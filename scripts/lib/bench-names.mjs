// Names for a vault to measure on: teams, people, companies and what interviews are about. All invented.

export const TEAMS = [
  { name: 'Session Replay', aliases: ['Replay', 'Recordings'] },
  { name: 'Surveys', aliases: [] },
  { name: 'Product Analytics', aliases: ['Funnels'] },
  { name: 'Feature Flags', aliases: ['Flags'] },
  { name: 'Ingestion', aliases: [] },
  { name: 'Billing', aliases: ['Payments'] },
  { name: 'Mobile', aliases: [] },
  { name: 'Onboarding', aliases: ['Growth'] },
  { name: 'Alerts', aliases: [] },
  { name: 'Data Export', aliases: ['Pipelines'] },
];

const list = (text) => text.trim().split(/\s+/);

export const GIVEN = list(`
  Noor Mira Tomas Ines Jonas Priya Sami Lena Oskar Aiko Davit Rosa Emeka Freya Luca Zofia Renée José Łukasz Søren
  Anaïs Björk Mei Yusuf Hana Tariq Odile Kwame Sinéad Ravi Marta Ilse Pavel Chidi Leïla Mateo Nadia Orla Piet Quinn`);
export const FAMILY = list(`
  Haddad Okafor Lindqvist Moreau Castellano Iyer Novak Brandt Sato Petrosyan Alvarez Nwosu Halvorsen Ricci Núñez Åström
  O’Rourke Wójcik Mäkelä Demir Farouk Rossi Kowalska Van-Dijk Ferreira Adeyemi Tanaka Holm Bianchi Kaya Lefèvre Osei`);
const COMPANY_HEADS = list(`
  Lumen Bright Tide Quill Harbor Fern Cobalt Orchard Pine Salt Copper Maple Ember Slate Willow Juniper Kestrel Marble
  Saffron Drift`);
const COMPANY_TAILS = list(
  'pay loom water stack ly grid marsh works forge leaf path craft wise line bank kit scope yard dock mint',
);
const COMPANY_FORMS = ['', '', '', '', ' & Sons', ' Labs', ' Group', ' GmbH'];

/** All companies there can be: a name each, in a fixed order. */
export const COMPANIES = COMPANY_HEADS.flatMap((head, h) =>
  COMPANY_TAILS.map((tail, t) => `${head}${tail}${COMPANY_FORMS[(h * 7 + t * 3) % COMPANY_FORMS.length]}`),
);

export const SEGMENTS = [
  'seed-stage fintech',
  'mid-market',
  'enterprise',
  'agency',
  'open-source',
  'public sector',
  'solo founder',
];
export const PLANS = ['free', 'starter', 'scale', 'enterprise'];
export const ROLES = [
  'Head of growth',
  'Engineer',
  'Founder',
  'Analyst',
  'Support lead',
  'Product manager',
  'Designer',
  'CFO',
];

export const SUBJECTS = [
  'Filters',
  'Sharing a report',
  'Alerts at night',
  'The first setup',
  'Moving the data',
  'Naming events',
  'Reading a chart',
  'Permissions',
  'The weekly review',
  'Importing users',
  'Follow-up on exports',
  'A naïve dashboard',
  'Who owns the numbers',
  'Invoices',
  'Comparing cohorts',
  'Debugging a drop',
  'Privacy questions',
  'Trying the beta',
  'Leaving a competitor',
  'Recording consent',
];
export const ASPECTS = [
  'in funnels',
  'for a small team',
  'after the migration',
  'on a phone',
  'with support',
  'in a hurry',
  'for finance',
  'across time zones',
  'with two products',
  'before the launch',
  'without an engineer',
  'during the pilot',
  'at the end of the quarter',
  'for an agency’s clients',
  'behind a firewall',
];
/** The first are far more common than the last. */
export const TAGS = list(`
  onboarding pricing filters reports mobile speed trust sharing alerts docs setup export session-replay self-hosting
  api permissions migration support funnels retention consent time-to-value dark-mode accessibility`);
export const GOALS = list('activation-under-a-day fewer-broken-dashboards paid-within-a-month replay-in-every-ticket');
export const SOURCES = ['survey', 'support ticket', 'sales call', 'community', 'churn list'];
