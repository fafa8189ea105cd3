// The dependency rule of lib/README.md, as rules. Tests stand outside it: they may set up a stage with another.

const TEST = '\\.(test|e2e|bench)\\.tsx?$';
const STAGES = [
  'recognize',
  'teach',
  'capture',
  'ledger',
  'timestamp',
  'purchase',
  'claim',
  'attach',
  'redact',
  'packet',
  'check',
  'backup',
];

/** A lib folder that may import only itself and the folders named; packages are free unless another rule says otherwise. */
const folder = (name, ...allowed) => ({
  name: `${name}-imports`,
  comment: `lib/${name} may import ${[name, ...allowed].join(', ')} and nothing else of the project.`,
  severity: 'error',
  from: { path: `^lib/${name}/`, pathNot: TEST },
  to: { path: '^(lib|components|entrypoints)/', pathNot: `^lib/(${[name, ...allowed].join('|')})/` },
});

/** Only this folder may import these packages. */
const onlyIn = (where, packages, ...alsoFrom) => ({
  name: `only-${where.split('/').pop()}-imports-${packages[0]}`,
  comment: `${packages.join(', ')}: only ${where} imports it.`,
  severity: 'error',
  from: { path: '^(lib|components|entrypoints)/', pathNot: [`^${where}/`, TEST, ...alsoFrom] },
  to: { path: packages.map((name) => `(^|node_modules/)${name}(/|$)`) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    folder('model'),
    folder('text', 'model'),
    folder('platforms', 'model'),
    ...STAGES.map((stage) => (stage === 'packet' ? folder(stage, 'model', 'text') : folder(stage, 'model'))),
    folder('store', 'model'),
    folder('browser', 'model'),
    onlyIn('lib/store', ['dexie']),
    onlyIn('lib/browser', ['wxt', 'webextension-polyfill'], '^entrypoints/'),
    {
      name: 'components-imports',
      comment: 'Components show and ask; what stages do reaches them through the store and messages.',
      severity: 'error',
      from: { path: '^components/', pathNot: TEST },
      to: { path: '^(lib|entrypoints)/', pathNot: '^lib/(model|text|platforms|store|browser|flow)/' },
    },
    {
      name: 'components-flow-types-only',
      comment: 'Components know the shapes of a flow, and ask for it by message.',
      severity: 'error',
      from: { path: '^components/', pathNot: TEST },
      to: { path: '^lib/flow/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-entrypoints',
      comment: 'The browser starts entrypoints; nothing else does.',
      severity: 'error',
      from: { pathNot: '^entrypoints/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/', pathNot: TEST },
      to: { path: ['^tests/', TEST] },
    },
    {
      name: 'product-imports-no-node',
      comment: 'What runs in a browser has no Node.',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-have-no-store',
      comment: "A page's script that opens a database opens the site's own.",
      severity: 'error',
      from: { path: '^entrypoints/(anywhere|copy|gate|picker|render|watch)\\.ts$' },
      to: { path: '^lib/store/', reachable: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing uses and that uses nothing.',
      severity: 'error',
      // Platforms and page fixtures are found by their folder, the tests' setup by vitest.config.ts; nobody imports them.
      from: {
        orphan: true,
        pathNot: [
          TEST,
          '^lib/platforms/',
          '^tests/pages/',
          '^tests/jsdom-visibility\\.ts$',
          '^tests/empty-page\\.ts$',
          '\\.d\\.ts$',
          '^scripts/[^/]+$',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.wxt|\\.output)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
