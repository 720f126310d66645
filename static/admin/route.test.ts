import { pathOf, routeOf, type Route } from './route';

describe('routes of the Connections page', () => {
  it.each<[string, Route]>([
    ['/', { page: 'list' }],
    ['/new', { page: 'setup', connectionId: null }],
    ['/connections/c1/setup', { page: 'setup', connectionId: 'c1' }],
    ['/connections/c1/links/l1/mapping', { page: 'mapping', connectionId: 'c1', linkId: 'l1' }],
    ['/connections/c1', { page: 'connection', connectionId: 'c1', tab: 'overview' }],
    ['/activity', { page: 'activity' }],
    ['/import', { page: 'import' }],
    ['/connections/c1/settings', { page: 'connection', connectionId: 'c1', tab: 'settings' }],
    ['/connections/c1/failures', { page: 'connection', connectionId: 'c1', tab: 'failures' }],
  ])('%s reads and writes the same', (path, route) => {
    expect(routeOf(path)).toEqual(route);
    expect(pathOf(route)).toBe(path);
  });

  it('answer unknown paths with the nearest that exists', () => {
    expect(routeOf('')).toEqual({ page: 'list' });
    expect(routeOf('/elsewhere')).toEqual({ page: 'list' });
    expect(routeOf('/connections/c1/unknown')).toEqual({
      page: 'connection',
      connectionId: 'c1',
      tab: 'overview',
    });
  });
});
