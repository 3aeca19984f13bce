import type { SceneTheme } from '../../../../client/scene/scene-model.ts'

const fontFamily = "'Noto Sans', 'Noto Sans Arabic', sans-serif"

export const LIGHT_THEME: SceneTheme = {
  background: '#ffffff',
  text: '#1f2933',
  edge: '#5f6b7a',
  accent: '#0b63ce',
  faded: '#c9ced6',
  halo: '#ffffff',
  fontFamily,
}

export const DARK_THEME: SceneTheme = {
  background: '#15191e',
  text: '#e6e9ed',
  edge: '#9aa5b1',
  accent: '#6cb2ff',
  faded: '#454d57',
  halo: '#15191e',
  fontFamily,
}
