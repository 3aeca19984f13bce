import canonicalize from 'canonicalize'

import type { PredicateDefinition } from '../../domain/vocabulary.ts'
import type { EdgeRule, LiteralRule, NameRule, NodeRule, TableRule } from '../mapping/mapping-schema.ts'
import type { ColumnScope } from './column-scope.ts'
import { compileClaim } from './compile-claim.ts'
import { compileEnd, compileForm, compileId } from './compile-id.ts'
import { compileLiteral, compileName } from './compile-literal.ts'
import { compileCondition } from './compile-value.ts'
import { hashRule } from './content-id.ts'
import type { ImportContext } from './import-context.ts'
import type { EdgePlan, LiteralPlan, NodePlan, TablePlan } from './plans.ts'

/** Makes a rule ready for the columns of one file; columns that are not there are noted in the scope. */
export function compileTable(rule: TableRule, name: string, context: ImportContext, scope: ColumnScope): TablePlan {
  for (const column of Object.keys(rule.ignore ?? {})) scope.resolve(column)
  for (const key of [':ID', ':START_ID', ':END_ID', ':LABEL', ':TYPE']) {
    if (scope.has(key)) scope.resolve(key)
  }
  const compiler = new TableCompiler(context, scope)
  return {
    name,
    skip: rule.skip ?? null,
    scope,
    nodes: (rule.nodes ?? []).map((node) => compiler.compileNode(node)),
    edges: (rule.edges ?? []).map((edge) => compiler.compileEdge(edge)),
    ignored: rule.ignore ?? {},
  }
}

class TableCompiler {
  readonly #keys = new Map<string, number>()

  constructor(
    readonly context: ImportContext,
    readonly scope: ColumnScope,
  ) {}

  compileNode(rule: NodeRule): NodePlan {
    const { scope, context } = this
    const { id = ':ID', space } = rule
    const whose = { id, space, kind: rule.kind, subkind: rule.subkind }
    return {
      key: this.#nameRule(whose),
      applies: compileCondition(rule.when, scope),
      hash: compileId(typeof id === 'string' ? { column: id, space } : { ...id, space }, context, scope).hash,
      readForm: compileForm(rule, scope),
      idField: typeof id === 'string' ? id : id.template,
      firstSpeaks: rule.repeats === 'first-speaks',
      literals: [
        ...(rule.names ?? []).map((name) => this.#compileName(name, whose)),
        ...(rule.claims ?? []).map((claim) => this.#compileLiteral(claim, whose)),
      ],
      exists: this.#compileExists(whose),
    }
  }

  compileEdge(rule: EdgeRule): EdgePlan {
    const { scope, context } = this
    return {
      key: this.#nameRule({ edge: rule }),
      predicate: this.#find(rule.predicate),
      readFrom: compileEnd(rule.from ?? { column: ':START_ID' }, context, scope),
      readTo: compileEnd(rule.to ?? { column: ':END_ID' }, context, scope),
      ...compileClaim(rule, context.mapping.recorded, scope),
    }
  }

  #compileName(rule: NameRule, whose: object): LiteralPlan {
    return {
      key: this.#nameRule({ whose, name: rule }),
      predicate: this.#find('HAS_NAME'),
      read: compileName(rule, this.scope),
      ...compileClaim(rule, this.context.mapping.recorded, this.scope),
    }
  }

  #compileLiteral(rule: LiteralRule, whose: object): LiteralPlan {
    const predicate = this.#find(rule.predicate)
    const kind = 'literal' in predicate.object ? predicate.object.literal : 'text'
    return {
      key: this.#nameRule({ whose, claim: rule }),
      predicate,
      read: kind === 'name' ? compileName(rule, this.scope) : compileLiteral(rule, kind, this.scope),
      ...compileClaim(rule, this.context.mapping.recorded, this.scope),
    }
  }

  #compileExists(whose: object): LiteralPlan {
    const literals = [{ kind: 'boolean', value: true }] as const
    return {
      key: this.#nameRule({ whose, exists: true }),
      predicate: this.#find('EXISTS'),
      read: () => literals,
      ...compileClaim({}, this.context.mapping.recorded, this.scope),
    }
  }

  /** Equal rules of one table are told apart by their order. */
  #nameRule(content: object): string {
    const { namespace, recorded, csv = {} } = this.context.mapping
    const text = canonicalize({ namespace, recorded, csv, titles: this.scope.header.titles, content }) ?? ''
    const seen = this.#keys.get(text) ?? 0
    this.#keys.set(text, seen + 1)
    return hashRule(`${text}${seen}`)
  }

  /** The mapping has been checked: its predicates are known. */
  #find(id: string): PredicateDefinition {
    const predicate = this.context.find(id)
    if (predicate === null) throw new TypeError(`the vocabulary lacks ${id}`)
    return predicate
  }
}
