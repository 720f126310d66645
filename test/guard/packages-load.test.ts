/**
 * The packages that ship ES modules only must load under jest as they do in Node: a version that changes its
 * format shows here, by name, and not as a syntax error in the middle of an unrelated test.
 */
import * as oauth from 'oauth4webapi';
import { WritableStream } from 'htmlparser2/WritableStream';
import { Marked } from 'marked';
import { Hono } from 'hono';
import { serve } from '@hono/node-server';
import * as z from 'zod';
import Provider from 'oidc-provider';
import * as cheerio from 'cheerio';
import fc from 'fast-check';
import inject from 'light-my-request';

describe('ES module packages under jest', () => {
  test('oauth4webapi makes a PKCE verifier', () => {
    expect(oauth.generateRandomCodeVerifier()).toHaveLength(43);
  });

  test('htmlparser2 parses', () => {
    const names: string[] = [];
    const parser = new WritableStream({ onopentag: (name) => names.push(name) });
    parser.write('<p><b>x</b></p>');
    parser.end();
    expect(names).toEqual(['p', 'b']);
  });

  test('marked reads Markdown', () => {
    expect(new Marked().parse('*x*', { async: false })).toBe('<p><em>x</em></p>\n');
  });

  test('hono answers a request', async () => {
    const app = new Hono();
    app.get('/x', (c) => c.text('y'));
    const answer = await app.request('/x');
    expect(await answer.text()).toBe('y');
    expect(typeof serve).toBe('function');
  });

  test('zod refuses what does not fit', () => {
    expect(z.object({ a: z.string() }).safeParse({ a: 1 }).success).toBe(false);
  });

  test('oidc-provider starts and light-my-request reaches its discovery document', async () => {
    // It warns of the development keys and pages that it makes up here; the sandbox platform brings its own.
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const provider = new Provider('https://sandbox.example', {});
    const answer = await inject((request, response) => void provider.callback()(request, response), {
      method: 'GET',
      url: '/.well-known/openid-configuration',
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.payload).toContain('authorization_endpoint');
    warned.mockRestore();
  });

  test('cheerio and fast-check load', () => {
    expect(cheerio.load('<i>a</i>')('i').text()).toBe('a');
    expect(() => fc.assert(fc.property(fc.integer(), (n) => n === n))).not.toThrow();
  });
});
