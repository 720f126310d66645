import { VirtualClock } from '../../clock';
import { START } from './fixtures';
import { Store } from './store';
import { WebTriggerAddresses } from './web-triggers';

function setUp(origin = 'https://local.webtrigger.example') {
  const store = Store.memory(new VirtualClock(START));
  return new WebTriggerAddresses({ store, moduleKeys: ['inbound', 'oauth-callback'], origin: () => origin });
}

it('gives each module and installation one lasting address', () => {
  const addresses = setUp();
  const first = addresses.create('site-1', 'inbound', false);
  expect(first.url).toBe(`https://local.webtrigger.example/x1/${first.id}`);
  expect(addresses.create('site-1', 'inbound', false)).toEqual(first);
  expect(addresses.create('site-1', 'oauth-callback', false).id).not.toBe(first.id);
  expect(addresses.create('site-2', 'inbound', false).id).not.toBe(first.id);
  expect(addresses.list('site-1').map(({ moduleKey }) => moduleKey)).toEqual(['inbound', 'oauth-callback']);
  expect(addresses.find(first.id)).toEqual({ installationId: 'site-1', moduleKey: 'inbound' });
});

it('replaces an address when forced, and the old one leads nowhere', () => {
  const addresses = setUp();
  const old = addresses.create('site-1', 'inbound', false);
  const next = addresses.create('site-1', 'inbound', true);
  expect(next.id).not.toBe(old.id);
  expect(addresses.find(old.id)).toBeUndefined();
  expect(addresses.list('site-1')).toEqual([next]);
});

it('removes only what is the installation’s own', () => {
  const addresses = setUp();
  const { id } = addresses.create('site-1', 'inbound', false);
  expect(addresses.remove('site-2', id)).toBe(false);
  expect(addresses.remove('site-1', id)).toBe(true);
  expect(addresses.remove('site-1', id)).toBe(false);
});

it('finds the trigger of a path, with what the app sees of it', () => {
  const addresses = setUp();
  const { id } = addresses.create('site-1', 'inbound', false);
  const found = { installationId: 'site-1', moduleKey: 'inbound' };
  expect(addresses.resolve(`/x1/${id}`)).toEqual({ ...found, userPath: '' });
  expect(addresses.resolve(`/x1/${id}/extra/path`)).toEqual({ ...found, userPath: '/extra/path' });
  expect(addresses.resolve('/x1/unknown')).toBeUndefined();
  expect(addresses.resolve(`/x2/${id}`)).toBeUndefined();
});

it('makes no address for a module the manifest does not have', () => {
  expect(() => setUp().create('site-1', 'other', false)).toThrow('other');
});
