/** How a document looks on paper: black on white, nothing cut in two that can be kept whole, addresses of links beside their words. */
export const printStyleSheet = `
@page { margin: 18mm 20mm; }
* { box-sizing: border-box; }
html { color-scheme: light; }
body {
  margin: 0;
  background: #fff;
  color: #111;
  font: 10.5pt/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, h5, h6 { margin: 1.2em 0 0.4em; line-height: 1.25; break-after: avoid; }
h1 { font-size: 18pt; }
h2 { font-size: 13pt; }
h3 { font-size: 11.5pt; }
h4, h5, h6 { font-size: 10.5pt; }
p, ul, ol, blockquote, pre, table { margin: 0 0 0.7em; }
p { orphans: 3; widows: 3; }
ul, ol { padding-left: 1.6em; }
li > p { margin-bottom: 0.3em; }
li, blockquote, tr, img { break-inside: avoid; }
blockquote { padding-left: 1em; border-left: 2pt solid #bbb; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 9pt; }
pre { padding: 0.6em 0.8em; border: 0.5pt solid #ccc; white-space: pre-wrap; }
a { color: inherit; text-underline-offset: 2pt; }
a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 9pt; color: #555; }
img { max-width: 100%; max-height: 220mm; }
hr { margin: 1em 0; border: 0; border-top: 0.5pt solid #bbb; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
thead { display: table-header-group; }
th, td { padding: 3pt 5pt; overflow-wrap: break-word; border: 0.5pt solid #bbb; text-align: left; vertical-align: top; }
th { background: #f2f2f2; }
`;
