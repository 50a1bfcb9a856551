import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";

/**
 * What somebody had half typed when another person took the keyboard: kept in this page until that person is back
 * (SAFETY 5: drafts survive a switch of user). Nothing of it is stored.
 */
const parked = new Map<string, Map<string, unknown>>();

/** What the forms that are open now would park. */
const open = new Map<string, () => unknown>();

/** What is put back for the person who has just sat down; each is taken once. */
let returning: Map<string, unknown> = new Map();

/** Puts away what the person has open. */
export function park(person: string): void {
  parked.set(person, new Map([...open].map(([key, read]) => [key, read()])));
}

/** Gives the person back what was put away. */
export function unpark(person: string): void {
  returning = parked.get(person) ?? new Map();
  parked.delete(person);
}

/** State that survives a switch of user. Its key names the form and what it is about. */
export function useParked<Value>(
  key: string,
  initial: () => Value,
): readonly [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState<Value>(() =>
    // What was parked under a key came from the same form's state.
    returning.has(key) ? (returning.get(key) as Value) : initial(),
  );
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    returning.delete(key);
    const read = () => latest.current;
    open.set(key, read);
    return () => {
      if (open.get(key) === read) open.delete(key);
    };
  }, [key]);
  return [value, setValue];
}
