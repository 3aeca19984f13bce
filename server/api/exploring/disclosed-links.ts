import type { Link } from '../../store/link.ts'
import type { LinkReader } from '../../store/traverse/traversal.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'

/**
 * The links of a case as far as they may be shown. A walk that went along a withheld one would tell by where it comes
 * out who somebody masked is.
 */
export function discloseLinks(store: LinkReader, disclosure: Disclosure): LinkReader {
  const isShown = ({ predicate, subject, object }: Link): boolean =>
    !disclosure.withholds({ predicate, subject, object: { entity: object } })
  const isIdentifying = (predicate: string): boolean =>
    disclosure.context.predicates.get(predicate)?.identifying === true
  return {
    async readLinks(...asked) {
      const page = await store.readLinks(...asked)
      return { ...page, items: page.items.filter(isShown) }
    },
    async countLinks(caseId, clocks, entity, filter) {
      const counts = await store.countLinks(caseId, clocks, entity, filter)
      return disclosure.isMasked(entity) ? counts.filter(({ predicate }) => !isIdentifying(predicate)) : counts
    },
    async readFrontier(...asked) {
      return (await store.readFrontier(...asked))?.filter(isShown) ?? null
    },
  }
}
