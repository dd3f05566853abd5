import svelte from 'eslint-plugin-svelte'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const noEnvironment = [
  'error',
  {
    object: 'process',
    property: 'env',
    message: 'What can be set from outside is read in docker/settings.ts and handed down.',
  },
]

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/build/',
    '**/.svelte-kit/',
    '.tealight/',
    'test-results/',
    '**/*.cjs',
    '**/*.mjs',
    'web/static/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strict,
  svelte.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // tsc says it better, and knows svelte's runes
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  {
    // The rules that need types, where a promise that nobody waits for could lose somebody's words
    files: ['api/**/*.ts', 'db/**/*.ts', 'worker/**/*.ts', 'docker/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // paths are fixed words and random ids; nothing is served below another path
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['api/src/**', 'db/src/**', 'worker/src/**', 'web/src/**'],
    rules: { 'no-restricted-properties': noEnvironment },
  },
  {
    files: ['db/src/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'process', message: 'db takes nothing from its process.' }] },
  },
  {
    // A verb's time is its transaction's; a process clock is never stored or compared. Keys are files, and files have one
    files: ['db/src/**/*.ts'],
    ignores: ['db/src/keys/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Take the time from tx.now.' },
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: 'Take the time from tx.now.',
        },
      ],
    },
  },
  { files: ['docker/**', '**/test/**', '**/e2e/**', '**/bench/**'], rules: { 'no-console': 'off' } },
)
