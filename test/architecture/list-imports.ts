import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'

import ts from 'typescript'

/** One import of one file, both as paths from the project's root; a package keeps its name. */
export interface Import {
  readonly from: string
  readonly to: string
  /** Erased when compiled: it joins no code. */
  readonly typeOnly: boolean
}

/** Every TypeScript file below the folders given, as paths from `root`. */
export function listSources(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name) && !name.endsWith('.d.ts'))
      .map((name) => posix.join(folder, name.split(sep).join('/'))),
  )
}

/** Imports, re-exports, dynamic imports and worker entry files of the files given. */
export function listImports(root: string, files: readonly string[]): Import[] {
  return files.flatMap((file) => readImports(root, file))
}

function readImports(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const visit = (node: ts.Node): void => {
    const found = readImport(node)
    if (found !== null) imports.push({ from: file, to: locate(root, file, found.specifier), typeOnly: found.typeOnly })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return imports
}

function readImport(node: ts.Node): { specifier: string; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return {
      specifier: node.moduleSpecifier.text,
      typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments
    return argument !== undefined && ts.isStringLiteral(argument)
      ? { specifier: argument.text, typeOnly: false }
      : { specifier: 'a computed specifier', typeOnly: false }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true }
  }
  return null
}

function locate(root: string, file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(root, resolve(root, dirname(file), specifier))
    .split(sep)
    .join('/')
}
