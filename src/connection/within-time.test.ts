import { Problem } from '../errors/problem';
import { withinTime } from './within-time';

test('work that hangs ends as a timeout, work that ends is answered, and a failure stays its own', async () => {
  const never = new Promise<string>(() => undefined);
  const hanging = withinTime(never, 10, 'planning.example.com');
  await expect(hanging).rejects.toMatchObject({
    code: 'PLATFORM_TIMEOUT',
    details: { facts: { host: 'planning.example.com' } },
  });
  await expect(withinTime(Promise.resolve('done'), 10, 'x')).resolves.toBe('done');
  const refused = new Problem('GRANT_INVALID', { scope: 'connection', retry: 'never' });
  await expect(withinTime(Promise.reject(refused), 10, 'x')).rejects.toBe(refused);
});
