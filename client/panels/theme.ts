import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'

import type { SceneTheme } from '../scene/scene-model.ts'
import type { ColorScheme } from '../model/palette.ts'

const FONT_FAMILY = "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif"

/** The one colour of interaction, apart from every colour that carries meaning on the chart. */
const ACCENT: MantineColorsTuple = [
  '#eef0fb',
  '#dde1f6',
  '#bcc4ee',
  '#a5b0ec',
  '#7c89dc',
  '#5a68cd',
  '#4552bd',
  '#3b47a6',
  '#323c8c',
  '#262e6b',
]

const NEUTRAL_DARK: MantineColorsTuple = [
  '#e3e6ea',
  '#c6ccd3',
  '#a5adb7',
  '#7b8490',
  '#414954',
  '#2f363f',
  '#232930',
  '#191d22',
  '#13161a',
  '#0d0f12',
]

const SHADOW = '0 1px 2px rgb(0 0 0 / 8%), 0 4px 12px rgb(0 0 0 / 12%)'

/** Three sizes of type, a 4 px grid, one level of shadow, and no animation longer than 150 ms. */
export const THEME = createTheme({
  fontFamily: FONT_FAMILY,
  headings: { fontFamily: FONT_FAMILY, fontWeight: '600' },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  colors: { accent: ACCENT, dark: NEUTRAL_DARK },
  defaultRadius: 'sm',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.8125rem', lg: '1rem', xl: '1rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  shadows: { xs: 'none', sm: 'none', md: SHADOW, lg: SHADOW, xl: SHADOW },
  components: {
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: 'md', withArrow: false, transitionProps: { duration: 100 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    FileInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs', withThumbIndicator: false } },
  },
})

/** Greys and reds dark (or light) enough for AA on the panels, which the defaults are not. */
export const RESOLVE_VARIABLES: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1c2127',
    '--mantine-color-dimmed': '#586170',
    '--mantine-color-placeholder': '#5c6572',
    '--mantine-color-error': '#b4232a',
    '--mantine-color-anchor': '#3b47a6',
    '--mantine-color-gray-light-color': '#3f4854',
    '--mantine-color-default-border': '#d6dae0',
    '--panel': '#f7f8f9',
    '--raised': '#ffffff',
    '--line': '#dde0e5',
    '--hover': '#eceef2',
    '--mark': '#ffe9a8',
    '--mark-active': '#ffd24d',
    '--redacted': '#3a414b',
    '--accent-soft': '#eef0fb',
  },
  dark: {
    '--mantine-color-body': '#13161a',
    '--mantine-color-text': '#e3e6ea',
    '--mantine-color-dimmed': '#a5adb7',
    '--mantine-color-placeholder': '#949da8',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-anchor': '#a5b0ec',
    '--mantine-color-gray-light-color': '#c6ccd3',
    '--mantine-color-default-border': '#3a424c',
    '--panel': '#191d22',
    '--raised': '#1f242a',
    '--line': '#2c333b',
    '--hover': '#262c34',
    '--mark': '#4d431f',
    '--mark-active': '#7a6412',
    '--redacted': '#c6ccd3',
    '--accent-soft': '#242a4a',
  },
})

/** What the chart needs to know of the theme. */
export const SCENE_THEMES: Readonly<Record<ColorScheme, SceneTheme>> = {
  light: {
    background: '#ffffff',
    text: '#1c2127',
    edge: '#79828e',
    accent: '#4552bd',
    faded: '#a9b0ba',
    halo: '#ffffff',
    fontFamily: FONT_FAMILY,
  },
  dark: {
    background: '#13161a',
    text: '#e3e6ea',
    edge: '#8b95a2',
    accent: '#a5b0ec',
    faded: '#5a636e',
    halo: '#13161a',
    fontFamily: FONT_FAMILY,
  },
}
