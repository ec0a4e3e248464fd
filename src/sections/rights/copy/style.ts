/** The look of a copy: type and rules alone, since nothing may be loaded. */
export const style = `
:root { color-scheme: light dark; --ink: #16201d; --soft: #4d5954; --rule: #c9cec6; --paper: #fbfaf6; --kept: #17604a; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e9ebe4; --soft: #a9b4ad; --rule: #3d4945; --paper: #121817; --kept: #85cdb0; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; hyphens: auto; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
.lead { color: var(--soft); margin: 0 0 2.5rem; }
article, section { border-top: 2px solid var(--ink); padding: 1rem 0 2rem; break-inside: avoid-page; }
section { border-top: 1px solid var(--rule); }
.prominent { border: 3px solid var(--ink); padding: 1.25rem; margin-bottom: 2rem; }
dl { margin: 1rem 0 0; border-top: 1px solid var(--rule); }
dl div { display: grid; grid-template-columns: minmax(8rem, 13rem) minmax(0, 1fr); gap: 0 1.25rem; padding: .45rem 0; border-bottom: 1px solid var(--rule); }
dt { color: var(--soft); font: 500 .9375rem/1.6 system-ui, sans-serif; }
dd { margin: 0; white-space: pre-line; }
ul { padding-left: 1.2rem; }
.line { list-style: none; margin: 0; padding: 0 0 0 1.5rem; border-left: 2px solid var(--kept); }
.line li { position: relative; padding: .15rem 0; }
.line li::before { content: ""; position: absolute; left: -1.95rem; top: .55rem; width: .7rem; height: .7rem; border: 2px solid var(--kept); border-radius: 50%; background: var(--kept); }
.line .future::before, .line .erased::before { background: var(--paper); }
.line .now { font-weight: 700; }
@media (max-width: 34rem) { dl div { grid-template-columns: 1fr; } }
`;
