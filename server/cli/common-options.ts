import type { Command } from 'commander'

import { chooseDataFolder } from './data-folder.ts'

export interface CommonOptions {
  readonly dataDir?: string
  readonly json?: boolean
}

/** Adds the option that says which data folder a command works on. */
export function withDataFolder(command: Command): Command {
  return command.option('--data-dir <folder>', 'data folder (default: TRAMA_DATA, else trama in the XDG data home)')
}

export function folderOf(options: CommonOptions): string {
  return chooseDataFolder(options.dataDir, process.env)
}
