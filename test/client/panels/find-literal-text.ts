import ts from 'typescript'

/** Attributes that a reader sees or hears. */
const SPOKEN = new Set(['alt', 'aria-label', 'aria-roledescription', 'description', 'label', 'placeholder', 'title'])

/** Texts in JSX that do not come from a catalogue: letters between tags or in attributes that readers meet. */
export function findLiteralText(source: string): string[] {
  const file = ts.createSourceFile('panel.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const report = (text: string): void => {
    if (/\p{L}/u.test(text)) found.push(text.trim())
  }
  const readExpression = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) report(node.text)
    else if (ts.isTemplateExpression(node)) {
      report([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '))
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(readExpression)
    else if (ts.isBinaryExpression(node)) [node.left, node.right].forEach(readExpression)
    else if (ts.isParenthesizedExpression(node)) readExpression(node.expression)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node.text)
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) {
      const value = node.initializer
      if (value !== undefined && ts.isStringLiteral(value)) report(value.text)
      if (value !== undefined && ts.isJsxExpression(value) && value.expression !== undefined) {
        readExpression(value.expression)
      }
    }
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression !== undefined) {
      readChild(node.expression)
    }
    ts.forEachChild(node, visit)
  }
  /** A comparison's string is no text; a bare string or a choice between strings is. */
  const readChild = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.PlusToken) {
      if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) readChild(node.right)
    } else readExpression(node)
  }
  visit(file)
  return found
}
