import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import { resolve } from 'node:path'
import ts from 'typescript-eslint'
import { house } from './boundaries.js'

const projectRoot = resolve(import.meta.dirname, '../..')

/** Rules that need no types; they hold for .ts and .vue alike. */
const everywhere = {
  'house/imports': 'error',
  'house/english-identifiers': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': [
    'error',
    { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
  ],
  '@typescript-eslint/no-unused-vars': [
    'error',
    {
      argsIgnorePattern: '^_',
      varsIgnorePattern: '^_',
      caughtErrorsIgnorePattern: '^_',
      destructuredArrayIgnorePattern: '^_',
      ignoreRestSiblings: true,
    },
  ],
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
    { selector: 'TSEnumDeclaration', message: 'Use a union of literals: enums are not erasable.' },
  ],
}

/** Rules that need types. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
}

/** What comes from outside is `unknown` until it is parsed; only code that imports no .vue can be held to it by the types. */
const noAny = {
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
}

const parserOptions = {
  project: ['electron/tsconfig.json', 'renderer/tsconfig.json', 'tests/tsconfig.json'],
  tsconfigRootDir: projectRoot,
  extraFileExtensions: ['.vue'],
}

export default [
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/out/**',
      '**/.cache/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.ts', '**/*.vue'],
    plugins: { house, '@typescript-eslint': ts.plugin },
    rules: everywhere,
  },
  { files: ['**/*.ts'], languageOptions: { parser: ts.parser, parserOptions }, rules: typed },
  { files: ['electron/**/*.ts', 'tests/**/*.ts', 'build/**/*.ts'], rules: noAny },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/require-explicit-emits': 'error',
      'vue/define-macros-order': 'error',
      'vue/eqeqeq': ['error', 'always', { null: 'ignore' }],
      'vue/multi-word-component-names': 'off',
      // `export default` is the very shape of a single-file component and of a settings file.
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: {
      // A test reads what it knows to be there, and a wrong guess fails it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  { files: ['**/*.config.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    plugins: { house },
    languageOptions: { sourceType: 'module' },
    rules: { 'house/english-identifiers': 'error', eqeqeq: 'error' },
  },
  prettier,
]
