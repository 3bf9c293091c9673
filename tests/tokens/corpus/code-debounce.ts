export type Listener<T> = (value: T) => void;

export interface Debounced<T> {
  push(value: T): void;
  flush(): void;
  cancel(): void;
  readonly pending: boolean;
}

/** Calls `listener` with the last value once nothing was pushed for `delayMs`. */
export function debounce<T>(listener: Listener<T>, delayMs = 250): Debounced<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: { value: T } | undefined;

  const fire = (): void => {
    timer = undefined;
    if (latest !== undefined) {
      const { value } = latest;
      latest = undefined;
      listener(value);
    }
  };

  return {
    push(value) {
      latest = { value };
      if (timer !== undefined) clearTimeout(timer);
      timer = setTimeout(fire, delayMs);
    },
    flush() {
      if (timer !== undefined) clearTimeout(timer);
      fire();
    },
    cancel() {
      clearTimeout(timer);
      timer = latest = undefined;
    },
    get pending() {
      return latest !== undefined;
    },
  };
}
