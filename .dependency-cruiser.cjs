// Who may import whom. The order of the core: clock, policy <- store <- journal <- vault <- records; mail -> records, egress; backup -> mail;
// web -> policy, clock. A part is entered by its door, index.ts. tests/architecture.test.ts proves that each rule bites.

const test = '(^|/)tests/';

/** A core part may import these others; a part that is not listed may import every other one. */
const order = {
  clock: [],
  policy: [],
  store: ['clock', 'policy'],
  journal: ['clock', 'policy', 'store'],
  vault: ['clock', 'policy', 'store', 'journal'],
  records: ['clock', 'policy', 'store', 'journal', 'vault'],
  egress: ['clock', 'policy', 'store', 'journal'],
  mail: ['clock', 'policy', 'store', 'journal', 'vault', 'records', 'egress'],
  backup: ['clock', 'policy', 'store', 'journal', 'vault', 'records', 'egress', 'mail'],
  jobs: ['clock', 'policy', 'store', 'journal', 'vault', 'records', 'egress', 'mail'],
  web: ['clock', 'policy'],
};

const coreOrder = Object.entries(order).map(([part, below]) => ({
  name: `core-order-${part}`,
  comment: `core/${part} stands on ${below.length === 0 ? 'nothing' : below.join(', ')}; what it needs else is an argument.`,
  severity: 'error',
  from: { path: `^src/core/${part}/` },
  to: { path: '^src/core/[^/]+/', pathNot: `^src/core/(${[part, ...below].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...coreOrder,
    {
      name: 'part-by-its-door',
      comment: 'A core part is imported through its index.ts; the files behind it may change without notice.',
      severity: 'error',
      from: { path: '^src/core/([^/]+)/' },
      to: { path: '^src/core/[^/]+/.+', pathNot: ['^src/core/$1/', '^src/core/[^/]+/index\\.ts$'] },
    },
    {
      name: 'part-by-its-door-outside',
      comment: 'A core part is imported through its index.ts; the files behind it may change without notice.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/' },
      to: { path: '^src/core/[^/]+/.+', pathNot: '^src/core/[^/]+/index\\.ts$' },
    },
    {
      name: 'core-knows-no-one',
      comment:
        'The core knows no section, no staff area, no command and not the application; they hand it what it needs.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'policy-stands-alone',
      comment: 'The policy language is pure: no I/O, no package but the holidays (loaded late, hence node:module).',
      severity: 'error',
      from: { path: '^src/core/policy/' },
      to: { pathNot: ['^src/core/policy/', '(^|/)date-holidays(/|$)', '(^|/)feiertagejs(/|$)', '^module$'] },
    },
    {
      name: 'paragraph-is-pure',
      comment: "A section's policy.ts, and its folder policy/, are data: they import the policy language alone.",
      severity: 'error',
      from: { path: '^src/sections/([^/]+)/policy(\\.ts$|/)' },
      to: { pathNot: ['^src/core/policy/index\\.ts$', '^src/sections/$1/policy(\\.ts$|/)'] },
    },
    {
      name: 'section-to-section',
      comment: 'Sections do not know each other; app.ts hands one what another offers.',
      severity: 'error',
      from: { path: '^src/sections/([^/]+)/' },
      to: { path: '^src/sections/', pathNot: '^src/sections/$1/' },
    },
    {
      name: 'section-to-above',
      comment: 'A section imports the core; application, staff area and commands import it.',
      severity: 'error',
      from: { path: '^src/sections/' },
      to: { path: '^src/', pathNot: ['^src/sections/', '^src/core/'] },
    },
    {
      name: 'sections-only-by-app',
      comment: 'There is one list of sections: src/app.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/sections/', '^src/(app|policy)\\.ts$'] },
      to: { path: '^src/sections/' },
    },
    {
      name: 'policy-door-paragraphs',
      comment: "src/policy.ts hands policy files the language and the sections' paragraphs, not their code.",
      severity: 'error',
      from: { path: '^src/policy\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/core/policy/index\\.ts$', '^src/(sections/[^/]+|staff)/policy\\.ts$'] },
    },
    {
      name: 'section-by-its-door',
      comment: "app.ts imports a section's index.ts.",
      severity: 'error',
      from: { path: '^src/app\\.ts$' },
      to: { path: '^src/sections/', pathNot: '^src/sections/[^/]+/(index|policy)\\.ts$' },
    },
    {
      name: 'doctor-knows-no-one',
      comment: 'The doctor is handed the deployment that it looks at; it knows the core and what settings are.',
      severity: 'error',
      from: { path: '^src/doctor/' },
      to: { path: '^src/', pathNot: ['^src/doctor/', '^src/core/', '^src/config\\.ts$'] },
    },
    {
      name: 'doctor-by-its-door',
      comment: 'The doctor is entered through its index.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/doctor/' },
      to: { path: '^src/doctor/', pathNot: '^src/doctor/index\\.ts$' },
    },
    {
      name: 'kept-knows-no-one',
      comment: 'The promise page is public: it is handed which promises are open, and counts by the core alone.',
      severity: 'error',
      from: { path: '^src/kept/' },
      to: { path: '^src/', pathNot: ['^src/kept/', '^src/core/'] },
    },
    {
      name: 'staff-reaches-no-software',
      comment: 'S65: staff cannot reach what a user of the software entered, by whatever detour.',
      severity: 'error',
      from: { path: '^src/staff/' },
      to: { path: '^src/sections/software/', reachable: true },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one concept or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-package',
      comment: 'What src imports must be among the dependencies of package.json, or `npm ci --omit=dev` breaks it.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'src-stays-in-src',
      comment: 'src does not reach into tests, tools, bench or policies; a policy is loaded by its path.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|tools|bench|policies|bin)/' },
    },
  ],
  options: {
    parser: 'acorn',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
