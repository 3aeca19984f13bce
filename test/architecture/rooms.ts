/** A room, the files it holds, and what its files may import. */
export interface Room {
  readonly name: string
  /** Path prefixes from the project's root; the longest that fits decides. */
  readonly paths: readonly string[]
  /** Rooms whose code it may use. */
  readonly uses: readonly string[]
  /** Rooms of which it may name types, and no more. */
  readonly names: readonly string[]
  /** Packages it may use, by name; `node:` stands for every built-in module. */
  readonly packages: readonly string[]
}

/**
 * The import table. Data flows ingest → store → analysis → api → client, and never back; main.ts alone joins rooms.
 * A new arrow or package is a decision and is made here.
 */
export const ROOMS: readonly Room[] = [
  { name: 'domain', paths: ['server/domain/'], uses: [], names: [], packages: [] },
  { name: 'contract', paths: ['server/contract/'], uses: ['domain'], names: [], packages: ['zod'] },
  {
    name: 'ingest',
    paths: ['server/ingest/'],
    uses: ['domain', 'contract'],
    names: [],
    packages: [
      'node:',
      'zod',
      'yauzl',
      'canonicalize',
      'papaparse',
      'yaml',
      'luxon',
      'graphology',
      'graphology-types',
      'graphology-graphml',
      'graphology-gexf',
    ],
  },
  {
    name: 'store',
    paths: ['server/store/'],
    uses: ['domain'],
    names: [],
    packages: ['node:', 'canonicalize'],
  },
  {
    name: 'sqlite',
    paths: ['server/store/sqlite/'],
    uses: ['domain', 'store', 'sqlite-driver'],
    names: [],
    packages: ['node:'],
  },
  {
    name: 'sqlite-driver',
    paths: ['server/store/sqlite/driver.ts'],
    uses: ['store', 'sqlite'],
    names: [],
    packages: ['libsql', 'node:'],
  },
  {
    name: 'neo4j',
    paths: ['server/store/neo4j/'],
    uses: ['domain', 'store'],
    names: [],
    packages: ['node:', 'neo4j-driver'],
  },
  {
    name: 'analysis',
    paths: ['server/analysis/'],
    uses: ['domain', 'analysis-hash'],
    names: [],
    packages: ['graphology', 'graphology-types', 'graphology-metrics', 'graphology-communities-louvain'],
  },
  {
    name: 'analysis-workers',
    paths: [
      'server/analysis/analysis.worker.ts',
      'server/analysis/answer-thread.ts',
      'server/analysis/run-in-worker.ts',
      'server/analysis/edge-list.worker.ts',
      'server/analysis/load-kernels.ts',
      'server/analysis/measure-in-worker.ts',
      'server/analysis/open-pool.ts',
      'server/analysis/parallel/parallel.worker.ts',
      'server/analysis/parallel/thread-pool.ts',
      'server/analysis/run-thread.ts',
    ],
    uses: ['domain', 'analysis'],
    names: [],
    packages: ['node:worker_threads', 'node:os', 'node:fs'],
  },
  {
    name: 'analysis-hash',
    paths: ['server/analysis/hash-input.ts'],
    uses: ['domain'],
    names: ['analysis'],
    packages: ['node:crypto'],
  },
  { name: 'court', paths: ['server/court/'], uses: ['domain'], names: [], packages: ['node:crypto'] },
  {
    name: 'api',
    paths: ['server/api/'],
    uses: ['domain', 'contract', 'store', 'court'],
    names: ['analysis', 'analysis-hash', 'ingest'],
    packages: ['node:', 'zod', 'zod-openapi', 'express', 'helmet', 'compression', 'cookie', 'pino', 'pino-http'],
  },
  {
    name: 'cli',
    paths: ['server/cli/'],
    uses: ['contract'],
    names: ['domain'],
    packages: ['node:', 'zod', 'commander', 'papaparse'],
  },
  {
    name: 'main',
    paths: ['server/main.ts'],
    uses: [
      'api',
      'cli',
      'contract',
      'ingest',
      'store',
      'sqlite',
      'neo4j',
      'analysis',
      'analysis-workers',
      'analysis-hash',
      'fixtures',
    ],
    names: [],
    packages: ['node:', 'pino'],
  },
  { name: 'fixtures', paths: ['fixtures/'], uses: ['domain'], names: [], packages: ['node:'] },
  { name: 'gateway', paths: ['client/gateway/'], uses: ['contract', 'domain'], names: [], packages: ['zod'] },
  {
    name: 'model',
    paths: ['client/model/'],
    uses: ['contract', 'domain'],
    names: ['scene'],
    packages: ['papaparse', 'zod', '@tanstack/react-table'],
  },
  {
    name: 'scene',
    paths: ['client/scene/'],
    uses: [],
    names: [],
    packages: ['sigma', 'graphology', 'graphology-types', 'graphology-layout-forceatlas2'],
  },
  {
    name: 'panels',
    paths: ['client/'],
    uses: ['contract', 'domain', 'gateway', 'model', 'scene'],
    names: [],
    packages: [
      'react',
      'react-dom',
      '@mantine/core',
      '@mantine/hooks',
      '@tanstack/react-query',
      '@tanstack/react-table',
      '@tabler/icons-react',
      '@fontsource/noto-sans',
      '@fontsource/noto-sans-arabic',
      'i18next',
      'react-i18next',
    ],
  },
]
