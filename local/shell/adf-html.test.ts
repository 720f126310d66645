import { adfToHtml, adfToText, textToAdf } from './adf-html';

const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

test('text from elsewhere never becomes markup', () => {
  const shown = adfToHtml(doc(paragraph({ type: 'text', text: '<script>alert(1)</script>' })));
  expect(shown?.text).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
});

test('a link is followed only to the web or a mailbox', () => {
  const link = (href: string) =>
    adfToHtml(doc(paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] })))?.text;
  expect(link('https://example.com/?a=1&b="2"')).toContain(
    'href="https://example.com/?a=1&amp;b=&quot;2&quot;"',
  );
  expect(link('javascript:alert(1)')).toBe('<p>x</p>');
});

test('blocks and marks keep their meaning', () => {
  const shown = adfToHtml(
    doc(
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Plan' }] },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [paragraph({ type: 'text', text: 'one', marks: [{ type: 'strong' }] })],
          },
        ],
      },
      { type: 'mediaSingle', content: [] },
    ),
  );
  expect(shown?.text).toBe(
    '<h3>Plan</h3><ul><li><p><strong>one</strong></p></li></ul><span class="hint">[mediaSingle]</span>',
  );
});

test('what is no document is shown as none', () => {
  expect(adfToHtml(null)).toBeNull();
  expect(adfToHtml(doc())).toBeNull();
});

test('plain text makes a document and comes back as it was', () => {
  const text = 'First line\nsecond line\n\nNext paragraph';
  expect(adfToText(textToAdf(text))).toBe(text);
  expect(textToAdf(' \n\n ')).toBeNull();
});
