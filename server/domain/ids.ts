declare const brand: unique symbol

/** A string that cannot be mistaken for another kind of id. Ids are opaque and unique within their case. */
type Id<Name extends string> = string & { readonly [brand]: Name }

export type CaseId = Id<'case'>
export type SourceId = Id<'source'>
export type ExcerptId = Id<'excerpt'>
export type EntityId = Id<'entity'>
export type ClaimId = Id<'claim'>
export type ReviewId = Id<'review'>
export type OverrideId = Id<'override'>
/** What a translation or a reprint shares with its original, so that it never corroborates it. */
export type OriginId = Id<'origin'>

/** Ids are 1–128 characters of a set that needs no escaping in a URL, a file name or a query. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,127}$/
