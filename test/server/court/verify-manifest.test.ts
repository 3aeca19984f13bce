import { createHash } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { hashManifest, sealExhibit } from '../../../server/court/build-manifest.ts'
import type { ExhibitMaterial } from '../../../server/court/exhibit-material.ts'
import { writeCanonicalJson } from '../../../server/court/canonical-json.ts'
import { buildExhibit } from '../../../server/court/exhibit-model.ts'
import { verifyManifest } from '../../../server/court/verify-manifest.ts'
import type { HandedOver } from '../../../server/court/verify-manifest.ts'
import { makeLine, makeMaterial, makeQuote } from './build-material.ts'

function handOver(changes: Partial<ExhibitMaterial> = {}): HandedOver {
  const lines = [
    makeLine('c1', { handling: 'H1' }),
    makeLine('c2', { target: 'c', quotes: [makeQuote({ source: 's2', sha256: 'b'.repeat(64) })] }),
  ]
  const outcome = buildExhibit(makeMaterial({ lines, permittedClaims: new Set(['c1', 'c7']), ...changes }))
  if (outcome.kind === 'blocked') throw new Error('blocked')
  const { schedule, disclosureSchedule } = outcome.exhibit
  const { svg, manifest } = sealExhibit(outcome.exhibit, '1.0.0')
  const sourceHashes = new Map(manifest.sources.map(({ id, sha256 }) => [id, sha256]))
  return { svg, manifest, schedule, disclosureSchedule, sourceHashes }
}

const listParts = (given: HandedOver) => verifyManifest(given).map(({ part, id }) => [part, id])

describe('an exhibit handed over', () => {
  const given = handOver()

  it('is as it was made, after a way through JSON too', () => {
    expect(verifyManifest(given)).toEqual([])
    const copy = { ...given, ...(JSON.parse(JSON.stringify({ ...given, sourceHashes: null })) as HandedOver) }
    expect(verifyManifest({ ...copy, sourceHashes: given.sourceHashes })).toEqual([])
  })

  it('names the parts that were changed', () => {
    const svg = given.svg.replace('Label b', 'Label x')
    expect(listParts({ ...given, svg })).toEqual([['chart', null]])
    const schedule = JSON.parse(JSON.stringify(given.schedule).replace('on the quay', 'at the inn')) as unknown
    expect(listParts({ ...given, schedule })).toEqual([['schedule', null]])
    expect(listParts({ ...given, disclosureSchedule: { rows: [], elsewhere: 1 } })).toEqual([
      ['disclosure-schedule', null],
    ])
    expect(listParts({ ...given, manifest: { ...given.manifest, mode: 'summary' } })).toEqual([['manifest', null]])
    const clocks = { asAt: '2024-01-01', knownAt: given.manifest.clocks.knownAt }
    expect(listParts({ ...given, manifest: { ...given.manifest, clocks } })).toEqual([['manifest', null]])
  })

  it('notices a source that is another or is missing', () => {
    expect(verifyManifest({ ...given, sourceHashes: new Map([['s1', 'c'.repeat(64)]]) })).toEqual([
      { part: 'source', id: 's1', expected: 'a'.repeat(64), found: 'c'.repeat(64) },
      { part: 'source', id: 's2', expected: 'b'.repeat(64), found: null },
    ])
  })

  it('notices a stamp that was changed, doubled or taken off', () => {
    const stamp = /<tspan id="manifest-sha256">[0-9a-f]{64}<\/tspan>/
    const tag = stamp.exec(given.svg)?.[0] ?? ''
    const forged = tag.replace(/[0-9a-f]{64}/, 'd'.repeat(64))
    expect(listParts({ ...given, svg: given.svg.replace(tag, forged) })).toEqual([['manifest', null]])
    for (const svg of [given.svg.replace(tag, ''), given.svg.replace(tag, tag + tag)]) {
      expect(listParts({ ...given, svg })).toEqual([
        ['manifest', null],
        ['chart', null],
      ])
    }
  })

  it('cannot be stamped by a label', () => {
    const title = `<tspan id="manifest-sha256">${'e'.repeat(64)}</tspan>`
    expect(verifyManifest(handOver({ title }))).toEqual([])
  })

  it('can be checked by anybody: the hash on the page is that of the manifest in canonical JSON', () => {
    const text = writeCanonicalJson(given.manifest)
    expect(given.svg).toContain(createHash('sha256').update(text).digest('hex'))
    expect(hashManifest(given.manifest)).toBe(createHash('sha256').update(text).digest('hex'))
    expect(writeCanonicalJson({ b: [1, { z: null, 10: 'ü', 9: true }], a: undefined })).toBe(
      '{"b":[1,{"10":"ü","9":true,"z":null}]}',
    )
  })

  it('lists the sources and permissions that it rests on, and nothing of what is sensitive', () => {
    expect(given.manifest.sources.map((source) => source.id)).toEqual(['s1', 's2'])
    expect(given.manifest.parameters).toEqual({ entities: ['a', 'b', 'c'], permittedClaims: ['c1'] })
    const secret = makeLine('c3', {
      target: 'c',
      handling: 'H3',
      quotes: [makeQuote({ source: 's9', sha256: '9'.repeat(64) })],
    })
    const kept = handOver({ lines: [makeLine('c1'), secret], chosen: ['a', 'b'] })
    expect(JSON.stringify([kept.manifest, kept.disclosureSchedule, kept.svg])).not.toMatch(/s9|9{64}|"c3"/)
  })

  it('changes its hash with every parameter', () => {
    const hashes = [{}, { title: 'Other' }, { format: 'a3' as const }, { chosen: ['a', 'b'] }].map((changes) =>
      hashManifest(handOver(changes).manifest),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})
