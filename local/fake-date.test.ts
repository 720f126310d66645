import { fakeDate } from './fake-date';

test('the date follows until it is given back, and a date left behind is given back by the next', () => {
  const real = Date;
  const left = fakeDate(1_000);
  expect(Date.now()).toBe(1_000);
  const next = fakeDate(5_000);
  next.follow(6_000);
  expect(new Date().getTime()).toBe(6_000);
  left.restore();
  expect(Date.now()).toBe(6_000);
  next.restore();
  expect(Date).toBe(real);
});
