import type { Entity, EntityKind, Subkind } from '../../../server/domain/entity.ts'
import type { ExpectedNode } from './read-seeds.ts'

const BY_LABEL: Readonly<Record<string, readonly [EntityKind, Subkind | null]>> = {
  Person: ['Person', null],
  CriminalGroup: ['Group', 'criminal-group'],
  PersonGroup: ['Group', 'person-group'],
  PublicBody: ['Group', 'public-body'],
  Organization: ['Group', 'organisation'],
  Offence: ['Concept', 'offence'],
  Method: ['Concept', 'method'],
}

/** Events are told apart because those of police and courts tie nobody to anybody. */
const BY_SUBTYPE: Readonly<Record<string, Subkind>> = {
  'police operation / rescue': 'police-operation',
  rescue: 'police-operation',
  recruitment: 'recruitment',
  exploitation: 'exploitation',
  custody: 'custody',
  'victim assistance': 'assistance',
  investigation: 'investigation',
  kidnapping: 'kidnapping',
  complaint: 'report',
  arrest: 'arrest',
  'trafficking / coercion': 'trafficking',
  announcement: 'statement',
  policy: 'policy',
}

const BY_PLACE: Readonly<Record<string, Subkind>> = {
  'pl:smp': 'district',
  'pl:lima': 'city',
  'pl:peru': 'country',
  'pl:chimbote': 'city',
  'pl:hotel': 'building',
  'pl:florencia': 'district',
  'pl:house': 'building',
  'pl:venezuela': 'country',
}

/** Kind and subkind for a node of the expected graph; throws for one that nobody has thought of. */
export function classifyNode(node: ExpectedNode): Pick<Entity, 'kind' | 'subkind'> {
  const [kind, subkind] = BY_LABEL[node.label] ?? [readKind(node), readSubkind(node)]
  return { kind, subkind }
}

function readKind(node: ExpectedNode): EntityKind {
  if (node.label === 'Event') return 'Event'
  if (node.label === 'Place') return 'Location'
  if (node.label === 'Document') return 'Object'
  throw new Error(`no kind for label ${node.label}`)
}

function readSubkind(node: ExpectedNode): Subkind {
  const subtype = node.subtype ?? ''
  const found =
    node.label === 'Event'
      ? BY_SUBTYPE[subtype]
      : node.label === 'Place'
        ? BY_PLACE[node.id]
        : subtype.startsWith('video')
          ? 'recording'
          : 'cited-document'
  if (found === undefined) throw new Error(`no subkind for ${node.id}`)
  return found
}
