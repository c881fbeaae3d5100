import { nearest } from '../base/nearest.js';
import type { Process } from './process-schema.js';

/**
 * Services that a checklist or a route names and `services` doesn't list: most likely typos, and such a checklist would
 * never apply. It isn't certain, because AEGIS_SERVICES may list more.
 */
export function unlistedServices({ services, checklists, alerts }: Process): string[] {
  const listed = Object.keys(services);
  if (listed.length === 0) return [];
  const named = [
    ...checklists.flatMap(({ services: names = [] }, index) => placed(`checklists[${index + 1}]`, names)),
    ...alerts.routes.flatMap(({ service }, index) =>
      placed(`alerts.routes[${index + 1}]`, service === undefined ? [] : [service]),
    ),
  ];
  return named
    .filter(({ name }) => !listed.includes(name))
    .map(({ where, name }) => {
      const near = nearest(name, listed);
      return `${where} names the service ${name}, which isn't in services${near ? `; did you mean ${near}?` : '.'}`;
    });
}

function placed(where: string, names: readonly string[]): { where: string; name: string }[] {
  return names.map((name) => ({ where, name }));
}
