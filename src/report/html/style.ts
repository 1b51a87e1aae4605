import { themeStyle } from './theme.ts';

/** The report's style sheet: light and dark on a screen, A4 on paper. */
export function styleSheet(): string {
  return themeStyle() + LOOK.replaceAll(/\s*\n\s*/g, '');
}

const LOOK = `
*{box-sizing:border-box}
html{background:var(--ground)}
body{
  margin:0 auto;padding:36px 44px 60px;max-width:1060px;background:var(--surface);color:var(--text);
  font:15px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;
}
h1{margin:2px 0 8px;font-size:30px;line-height:1.2;overflow-wrap:anywhere}
h2{margin:44px 0 14px;padding-top:16px;border-top:1px solid var(--border);font-size:21px;line-height:1.3}
p{margin:0 0 12px;max-width:78ch;overflow-wrap:anywhere}
a{color:var(--accent)}
.kind,.note,figcaption,.verdict,summary{color:var(--quiet)}
.kind{margin:0;font-size:13px}
.strong{font-size:17px;font-weight:600}
.description{font-size:16px}
nav ol{display:flex;flex-wrap:wrap;gap:2px 18px;margin:18px 0 0;padding:0;list-style:none;font-size:14px}
dl{margin:0 0 18px}
dl div{display:grid;grid-template-columns:minmax(150px,260px) 1fr;gap:4px 20px;padding:5px 0;border-bottom:1px solid var(--border)}
dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
.table{margin:0 0 28px;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:13.5px;font-variant-numeric:tabular-nums}
caption{padding:0 0 10px;text-align:left;font-size:15px;font-weight:600}
.note{display:block;margin-top:2px;max-width:95ch;font-size:13px;font-weight:400}
th,td{padding:4px 9px;border-bottom:1px solid var(--border);vertical-align:top}
thead th{border-bottom:1.5px solid var(--axis);vertical-align:bottom;font-weight:600}
:lang(zh) th{word-break:keep-all}
tbody th{font-weight:400}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
.left{text-align:left}
.right{text-align:right}
td.right{white-space:nowrap}
tbody+tbody{border-top:1px solid var(--axis)}
tbody+tbody tr:first-child>*{border-top:0}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.88em}
code{overflow-wrap:anywhere}
pre{margin:0 0 12px;padding:14px 16px;border:1px solid var(--border);border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.45}
figure{margin:0 0 10px;font-size:12px}
figure+.table,figure+figure{margin-top:34px}
figure>svg{display:block;width:100%;max-width:860px;height:auto;margin:0 auto;overflow:visible;font-family:inherit}
figcaption{margin:8px 0 0;font-size:13.5px}
.legend{display:flex;flex-wrap:wrap;justify-content:center;gap:3px 18px;margin:10px 0 0;padding:0;list-style:none;font-size:13px}
.legend svg{margin-right:7px;vertical-align:-2px}
details{margin:0 0 26px;font-size:14px}
summary{cursor:pointer;padding:4px 0 8px;font-size:13.5px}
.checklist{margin:0 0 18px;padding:0;list-style:none}
.checklist li{display:flex;gap:12px;padding:9px 0;border-bottom:1px solid var(--border)}
.mark{flex:none;width:1.2em;text-align:center;font-weight:700}
.met .mark{color:var(--met)}
.partly .mark{color:var(--partly)}
.missing .mark{color:var(--missing)}
.pending .mark{color:var(--quiet)}
.verdict{margin-left:6px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:640px){
  body{padding:22px 18px 40px}
  dl div{grid-template-columns:1fr;gap:0}
}
@page{
  size:A4;margin:16mm 15mm 18mm;
  @bottom-right{content:counter(page) ' / ' counter(pages);font:9px system-ui,sans-serif;color:#5a6675}
}
@media print{
  html,body{background:#fff}
  body{padding:0;max-width:none;font-size:10pt;line-height:1.45}
  h1{font-size:20pt}
  h2{margin:22pt 0 8pt;padding-top:10pt;font-size:14pt;break-after:avoid}
  p{orphans:3;widows:3;max-width:none}
  .strong{font-size:11.5pt}
  nav,.screen,summary,details{display:none}
  dl div{grid-template-columns:48mm 1fr;break-inside:avoid;padding:2.5pt 0}
  .table{overflow:visible;margin-bottom:16pt}
  table{font-size:7.6pt;line-height:1.35}
  caption{font-size:9.5pt;padding-bottom:5pt;break-after:avoid}
  .note{max-width:none;font-size:8pt}
  th,td{padding:1.6pt 4pt}
  thead{display:table-header-group}
  tr,.short,tbody.group,figure,.checklist li,#environment{break-inside:avoid}
  #runs{break-before:page}
  figure>svg{max-width:150mm}
  figcaption{font-size:8.5pt}
  .legend{font-size:8.5pt}
  pre{font-size:7.5pt}
}
`;
