import { useRouteQuery } from '@vueuse/router';
import { computed } from 'vue';
import type { WritableComputedRef } from 'vue';

/*
 * What the reader has chosen, in the query of the address: a link brings back the same view.
 *
 * Parameters are written here and nowhere else, each by itself, so that the others stay as they are.
 * The parts of a page share its address: each has names of its own.
 */

/** A parameter of the address as text, empty where it is not there. */
function parameter(name: string): WritableComputedRef<string> {
  const raw = useRouteQuery<string | string[] | null>(name, '');
  return computed({
    get: () => (Array.isArray(raw.value) ? (raw.value[0] ?? '') : (raw.value ?? '')),
    set: (value) => {
      raw.value = value;
    },
  });
}

/** A parameter of the address that is read and written as something else; empty text leaves it out. */
export function addressMapped<T>(
  name: string,
  read: (text: string) => T,
  write: (value: T) => string,
): WritableComputedRef<T> {
  const raw = parameter(name);
  return computed({
    get: () => read(raw.value),
    set: (value) => {
      raw.value = write(value);
    },
  });
}

/** Parameters that are read and written together; those that `write` leaves out are not there. */
export function addressParts<Name extends string, T>(
  names: readonly Name[],
  read: (given: Readonly<Partial<Record<Name, string>>>) => T,
  write: (value: T) => Readonly<Partial<Record<Name, string>>>,
): WritableComputedRef<T> {
  const parts = names.map((name) => [name, parameter(name)] as const);
  return computed({
    get: () => {
      const given = parts.flatMap(([name, { value }]) => (value === '' ? [] : [[name, value]]));
      return read(Object.fromEntries(given) as Partial<Record<Name, string>>);
    },
    set: (value) => {
      const written = write(value);
      for (const [name, part] of parts) part.value = written[name] ?? '';
    },
  });
}

/** One of several words; the usual one is left out of the address. */
export function addressChoice<T extends string>(name: string, all: readonly T[], usual: T) {
  return addressMapped<T>(
    name,
    (given) => all.find((one) => one === given) ?? usual,
    (value) => (value === usual ? '' : value),
  );
}

/** Something that is off until it is switched on. */
export function addressFlag(name: string) {
  return addressMapped<boolean>(
    name,
    (given) => given === '1',
    (value) => (value ? '1' : ''),
  );
}

/** Null where it is not there. */
export function addressText(name: string) {
  return addressMapped<string | null>(
    name,
    (given) => (given === '' ? null : given),
    (value) => value ?? '',
  );
}

/** Null where it is not there, or no number. */
export function addressNumber(name: string) {
  return addressMapped<number | null>(
    name,
    (given) => (given === '' || Number.isNaN(Number(given)) ? null : Number(given)),
    (value) => (value === null ? '' : String(value)),
  );
}

/** Words without commas, none of them until some are chosen. */
export function addressList(name: string) {
  return addressMapped<readonly string[]>(
    name,
    (given) => (given === '' ? [] : given.split(',')),
    (value) => value.join(','),
  );
}

/** Words without commas; null until something is chosen, which must not be empty. */
export function addressOptionalList(name: string) {
  return addressMapped<readonly string[] | null>(
    name,
    (given) => (given === '' ? null : given.split(',')),
    (value) => value?.join(',') ?? '',
  );
}
