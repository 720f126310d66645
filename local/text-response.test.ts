import { TextResponse } from './text-response';

const answer = (): TextResponse =>
  new TextResponse('{"words":"hello"}', { status: 201, headers: { 'content-type': 'application/json' } });

describe('an answer whose text is there already', () => {
  it('is a Response with status, headers and body as any other', async () => {
    const one = answer();
    expect(one).toBeInstanceOf(Response);
    expect([one.status, one.ok, one.headers.get('content-type')]).toEqual([201, true, 'application/json']);
    expect(await one.json()).toEqual({ words: 'hello' });
  });

  it('can be read once, by text or by json', async () => {
    const one = answer();
    expect(one.bodyUsed).toBe(false);
    await one.text();
    expect(one.bodyUsed).toBe(true);
    await expect(one.json()).rejects.toThrow('already been read');
    expect(() => one.clone()).toThrow('already been read');
  });

  it('is read by its copy and by itself', async () => {
    const one = answer();
    const copy = one.clone();
    expect(await copy.text()).toBe('{"words":"hello"}');
    expect(await one.json()).toEqual({ words: 'hello' });
    expect(one.bodyUsed).toBe(true);
  });

  it('gives its body as a stream to whoever passes it on', async () => {
    const one = answer();
    const passedOn = new Response(one.body, one);
    expect([passedOn.status, await passedOn.text()]).toEqual([201, '{"words":"hello"}']);
    await expect(one.text()).rejects.toThrow('already been read');
  });
});
