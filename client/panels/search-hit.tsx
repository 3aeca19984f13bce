import { Group, Text } from '@mantine/core'

import type { SearchResult } from '../../server/contract/graph.ts'
import { KindIcon } from './kind-icon.tsx'
import { useWords } from './use-words.ts'

/** One result: the name that matched, and the chart's label where it is another. */
export function SearchHit({ hit }: { readonly hit: SearchResult['hits'][number] }): React.JSX.Element {
  const words = useWords()
  const { entity, name } = hit
  return (
    <Group gap="sm" wrap="nowrap">
      <KindIcon kind={entity.kind} />
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text fz="sm" truncate>
          <bdi>{name}</bdi>
        </Text>
        {name !== entity.label && (
          <Text fz="xs" c="dimmed" truncate>
            <bdi>{entity.label}</bdi>
          </Text>
        )}
      </div>
      <Text fz="xs" c="dimmed">
        {entity.subkind === null ? words.kind(entity.kind) : words.subkind(entity.subkind)}
      </Text>
    </Group>
  )
}
