/** What the sandbox keeps of Markdown: the text itself, with line ends of one kind and without characters nobody sees. */
export function keptMarkdown(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are exactly the characters to remove
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}
