import { platformKinds } from './registry';

const address = 'https://plan.example.com';
const kinds = [...platformKinds(() => Promise.reject(new Error('nobody asked'))).values()];

test.each(kinds.filter(({ methods }) => !methods.includes('oauth2')))(
  '$name says that it has no OAuth 2.0, not that something else answered at the address',
  async (kind) => {
    await expect(kind.discover(address)).rejects.toMatchObject({
      code: 'METHOD_NOT_OFFERED',
      details: { facts: { method: 'oauth2' } },
    });
  },
);

test.each(kinds.filter(({ methods }) => !methods.includes('oauth1a')))(
  '$name says that it has no OAuth 1.0a',
  (kind) => {
    expect(() => kind.oauth1(address)).toThrow('METHOD_NOT_OFFERED');
  },
);

test.each(kinds)('a request that $name did not sign is refused as one of anybody', (kind) => {
  expect(() => kind.readWebhook({ headers: {}, body: '{}' }, 'secret', 0)).toThrow(
    'WEBHOOK_SIGNATURE_INVALID',
  );
});
