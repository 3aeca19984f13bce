import type { Clocks } from '../domain/clocks.ts'
import { hashText, writeCanonicalJson } from './canonical-json.ts'
import type { ExhibitMode, PageFormat } from './exhibit-material.ts'
import type { Exhibit } from './exhibit-model.ts'
import { renderSvg } from './render-svg.ts'
import { stampSvg } from './stamp.ts'

/** What an exhibit was made of and how, fixed by SHA-256 (lower-case hexadecimal). */
export interface Manifest {
  readonly type: 'trama-exhibit-manifest'
  readonly formatVersion: 1
  readonly programVersion: string
  readonly mode: ExhibitMode
  readonly title: string
  readonly format: PageFormat
  readonly clocks: Clocks
  readonly parameters: {
    /** Ids of the entities drawn. */
    readonly entities: readonly string[]
    /** Claims whose provider's permission was needed and is recorded. */
    readonly permittedClaims: readonly string[]
  }
  /** Of the SVG with 64 zeros for the hash in its footer. */
  readonly chartSha256: string
  /** Of the schedules in canonical JSON (RFC 8785). */
  readonly scheduleSha256: string
  readonly disclosureScheduleSha256: string
  /** Every source quoted in either schedule, by id. */
  readonly sources: readonly ManifestSource[]
}

export interface ManifestSource {
  readonly id: string
  readonly exhibit: string | null
  readonly sha256: string
}

/** An exhibit ready to leave: the stamped chart and the manifest that its stamp is the hash of. */
export interface SealedExhibit {
  readonly svg: string
  readonly manifest: Manifest
  readonly manifestSha256: string
}

/** Draws the exhibit and seals it. The same exhibit and version give the same bytes. */
export function sealExhibit(exhibit: Exhibit, programVersion: string): SealedExhibit {
  const blank = renderSvg(exhibit)
  const manifest = buildManifest(exhibit, blank, programVersion)
  const manifestSha256 = hashManifest(manifest)
  return { svg: stampSvg(blank, manifestSha256), manifest, manifestSha256 }
}

/** The hash printed on the chart: of the manifest in canonical JSON. */
export function hashManifest(manifest: Manifest): string {
  return hashText(writeCanonicalJson(manifest))
}

/** The manifest of an exhibit and its chart, which bears a blank stamp. */
export function buildManifest(exhibit: Exhibit, blankSvg: string, programVersion: string): Manifest {
  const { mode, title, format, clocks, nodes, schedule, disclosureSchedule } = exhibit
  return {
    type: 'trama-exhibit-manifest',
    formatVersion: 1,
    ...{ programVersion, mode, title, format, clocks },
    parameters: {
      entities: nodes.map((node) => node.id),
      permittedClaims: listPermitted(exhibit),
    },
    chartSha256: hashText(blankSvg),
    scheduleSha256: hashText(writeCanonicalJson(schedule)),
    disclosureScheduleSha256: hashText(writeCanonicalJson(disclosureSchedule)),
    sources: listSources(exhibit),
  }
}

function listPermitted({ schedule, disclosureSchedule }: Exhibit): string[] {
  const permitted = [...schedule, ...disclosureSchedule.rows].filter((row) => row.permitted)
  return [...new Set(permitted.map((row) => row.claim))].sort()
}

function listSources({ schedule, disclosureSchedule }: Exhibit): ManifestSource[] {
  const sources = new Map<string, ManifestSource>()
  for (const { quotes } of [...schedule, ...disclosureSchedule.rows]) {
    for (const { source, exhibit, sha256 } of quotes) sources.set(source, { id: source, exhibit, sha256 })
  }
  return [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
