/**
 * A table as comma-separated values (RFC 4180). Cells that a spreadsheet would take for a formula are told apart by an
 * apostrophe: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
