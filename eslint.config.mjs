import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts', '**/*.tsx'];
const tests = ['**/*.test.ts', '**/*.test.tsx'];
const testSupport = ['test/**/*.ts', 'local/**/fixtures.ts', 'local/**/fixtures/**/*.ts'];

const named = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));
const shared =
  'console URL URLSearchParams setTimeout clearTimeout setInterval clearInterval queueMicrotask fetch Request Response Headers ' +
  'AbortController AbortSignal DOMException TextEncoder TextDecoder structuredClone crypto performance atob btoa Blob FormData Event EventTarget';
const nodeGlobals = `${shared} process Buffer module require exports __dirname __filename global setImmediate`;
const browserGlobals = `${shared} window document location history navigator localStorage sessionStorage MutationObserver ResizeObserver CustomEvent EventSource HTMLElement parent self top matchMedia MessageChannel requestAnimationFrame DOMParser`;

/** Written once, because a later `no-restricted-syntax` replaces an earlier one whole. */
const castThroughUnknown = {
  selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
  message: 'A cast through unknown hides a lie: read the value with a schema, or mend the type.',
};
const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'A union of words is checked as it stands; an enum of numbers takes any number.',
};
const wholeZod = {
  selector: 'ImportDeclaration[source.value="zod"] > ImportSpecifier[imported.name="z"]',
  message: "import * as z from 'zod': the named import bundles four times as much.",
};
const modelTime = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Model time comes from the injected Clock (local/clock.ts).',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Model time comes from the injected Clock (local/clock.ts).',
  },
  {
    selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/]',
    message:
      'Model time comes from the injected Clock (local/clock.ts); wall time needs a comment that says why.',
  },
];

/** Rules that catch bugs stay; rules that only prefer one spelling over another are off, prettier has the layout. */
const correctness = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
  ],
  '@typescript-eslint/ban-ts-comment': [
    'error',
    {
      'ts-ignore': true,
      'ts-nocheck': true,
      'ts-expect-error': 'allow-with-description',
      minimumDescriptionLength: 10,
    },
  ],
  '@typescript-eslint/consistent-type-imports': [
    'error',
    { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
  ],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/no-meaningless-void-operator': 'off',
  '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'off',
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
  // A method of a port answers a promise whether or not one of its implementations waits.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/no-empty-function': 'off',
  '@typescript-eslint/no-extraneous-class': 'off',
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  // There are no enums here (`noEnum`), and it looks at every expression to see whether there are.
  '@typescript-eslint/no-unsafe-enum-assignment': 'off',
  '@typescript-eslint/no-invalid-void-type': 'off',
  '@typescript-eslint/no-dynamic-delete': 'off',
  '@typescript-eslint/unified-signatures': 'off',
  'no-restricted-syntax': ['error', castThroughUnknown, noEnum, wholeZod],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        { name: '@forge/storage', message: 'Retired: use @forge/kvs.' },
        { name: '@forge/ui', message: 'Retired: the pages are Custom UI.' },
      ],
    },
  ],
  eqeqeq: ['error', 'always'],
};

export default tseslint.config(
  { ignores: ['**/build/**', 'coverage/**', '.local/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typescript,
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.node.json', 'static/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: correctness,
  },
  {
    files: ['**/*.cjs', '**/*.mjs', '**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: named(nodeGlobals) },
  },
  {
    files: ['local/**/browser/**/*.js', 'static/**/*.js'],
    languageOptions: { globals: named(browserGlobals) },
  },
  {
    files: ['src/**/*.ts'],
    // The log goes to the console, which is where Forge collects it: wired in the index, written in the log.
    ignores: [...tests, 'src/log/**', 'src/index.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['local/**/*.ts'],
    ignores: [...tests, ...testSupport, 'local/clock.ts', 'local/**/browser/**'],
    rules: { 'no-restricted-syntax': ['error', castThroughUnknown, noEnum, wholeZod, ...modelTime] },
  },
  {
    files: ['static/**/*.ts', 'static/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    // The recommended set adds the rules of the React compiler, which is not used here.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: [...tests, ...testSupport],
    rules: {
      // What an answer holds is what the expectation says about it; a schema there would test the schema.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: tests,
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-standalone-expect': [
        'error',
        { additionalTestBlockFunctions: ['afterEach', 'afterAll', 'beforeAll', 'step'] },
      ],
      // A function named expect... or assert... or check... holds the expectations of several tests.
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', '**.expect*', 'fc.assert', 'assert*', 'check*'] },
      ],
      'jest/valid-title': ['error', { ignoreTypeOfDescribeName: true, ignoreTypeOfTestName: true }],
      'jest/no-conditional-expect': 'off',
    },
  },
);
