// eslint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Text that every JSON and HTML reader takes: no control characters, no broken surrogates, `\n` for each line end. */
export function cleanText(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, '\n').replace(unwanted, ''));
}

function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text)
    ? text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (unit) =>
        unit.length === 2 ? unit : '\ufffd',
      )
    : text;
}

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}
