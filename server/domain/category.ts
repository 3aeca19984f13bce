/** Procedural categories of a person in a case (after Directive (EU) 2016/680, art. 6); several may hold at once. */
export const PROCEDURAL_CATEGORIES = [
  'suspect',
  'charged',
  'convicted',
  'acquitted',
  'victim',
  'witness',
  'cooperating-offender',
  'contact-or-associate',
  'official',
  'counsel',
  'other',
] as const
export type ProceduralCategory = (typeof PROCEDURAL_CATEGORIES)[number]
