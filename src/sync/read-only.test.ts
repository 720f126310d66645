import { readOnly } from './read-only';

class Store {
  private readonly kept = new Map([['one', 1]]);
  readonly limit = 7;

  get(name: string): number | undefined {
    return this.kept.get(name);
  }

  set(name: string, value: number): void {
    this.kept.set(name, value);
  }

  clear(): void {
    this.kept.clear();
  }
}

describe('an object that is only to be read', () => {
  const told: string[] = [];
  const store = new Store();
  const open = readOnly(store, ['get', 'limit'], { set: (name) => void told.push(name) });

  test('answers what may be read, and tells what would be written', () => {
    expect(open.get('one')).toBe(1);
    expect(open.limit).toBe(7);
    open.set('one', 2);
    expect(told).toEqual(['one']);
    expect(store.get('one')).toBe(1);
  });

  test('throws where nobody has said what to do', () => {
    expect(() => {
      open.clear();
    }).toThrow('clear');
    expect(store.get('one')).toBe(1);
  });
});
