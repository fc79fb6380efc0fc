/** What the link asks for, after `#`. A place stands in it by id and name, a person's position never does. */
export type Route =
  | { view: 'start' }
  /** `name` is what the link calls the place, for people, and for a search where the id is not known any more. */
  | { view: 'place'; id: string; name: string }
  | { view: 'here' }
  | { view: 'list' }
  | { view: 'avoid' }
  | { view: 'about' }
  | { view: 'accessibility' };

const pages = ['here', 'list', 'avoid', 'about', 'accessibility'] as const;

/** The route of a link's text (`#/p/<id>/<name>`); the start for whatever is not one. */
export function parseRoute(hash: string): Route {
  const [first = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (first === 'p') {
    const [id = '', ...name] = rest.map(decode);
    if (id) return { view: 'place', id, name: name.join('/') };
  }
  const page = pages.find((one) => one === first);
  return { view: page ?? 'start' };
}

/** The text of a route; `parseRoute` reads it back. */
export function routeLink(route: Route): string {
  if (route.view === 'start') return '#/';
  if (route.view !== 'place') return `#/${route.view}`;
  // Names stay readable: only what would end the link or part it is written as a code.
  const readable = route.name.replace(/[\s/?#%&"'<>\\]+/g, '-');
  return `#/p/${encodeURIComponent(route.id)}/${readable}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
