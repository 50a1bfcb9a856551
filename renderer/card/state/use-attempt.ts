import { useRef, useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import type { Action } from "#shared/domain/card/vocabulary";
import type { DeskFailure } from "../../api/bridge";
import { actOnCard, rereadCard } from "./act";

/** What a person is about to send. */
export interface Wish {
  readonly action: Action;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly on_behalf?: string;
  readonly occurred_at_ms?: number;
}

/** The card moved on while somebody typed: as it was, as it is, and what was to be sent. */
export interface Conflict {
  readonly before: CardDetail;
  readonly now: CardDetail;
  readonly wish: Wish;
}

export interface Attempts {
  readonly sending: boolean;
  readonly failure: DeskFailure | null;
  readonly conflict: Conflict | null;
  /** What is shown now is what the person works on from here; a form that opens begins by itself. */
  readonly begin: () => void;
  /** Sends; true when it was done. Nothing typed is lost when it was not. */
  readonly send: (wish: Wish) => Promise<boolean>;
  /** After a conflict: sends the same again, on top of what is stored now. */
  readonly sendAnyway: () => Promise<boolean>;
  readonly forget: () => void;
}

/**
 * Sends actions on one card. The same wish sent twice keeps its `op_id`, so that an answer that got lost
 * never makes it happen twice. The version is the one that the person saw when beginning: a change by somebody
 * else in between is a conflict, never overwritten unseen.
 */
export function useAttempts(card: CardDetail): Attempts {
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const seen = useRef(card);
  const last = useRef<{ readonly wish: string; readonly op_id: string } | null>(null);
  const busy = useRef(false);

  const opIdOf = (wish: string): string => {
    if (last.current?.wish !== wish) last.current = { wish, op_id: crypto.randomUUID() };
    return last.current.op_id;
  };

  const send = async (wish: Wish): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setSending(true);
    const { id, version } = seen.current.fields;
    const result = await actOnCard(id, { ...wish, version, op_id: opIdOf(JSON.stringify([wish, version])) });
    busy.current = false;
    setSending(false);
    if (result.ok) {
      setFailure(null);
      setConflict(null);
      return true;
    }
    if (result.code === "conflict") {
      const before = seen.current;
      const now = await rereadCard(id);
      if (now !== null && now.fields.version !== version) {
        setFailure(null);
        setConflict({ before, now, wish });
        return false;
      }
    }
    setFailure(result);
    return false;
  };

  const sendAnyway = async (): Promise<boolean> => {
    if (conflict === null) return false;
    seen.current = conflict.now;
    setConflict(null);
    return send(conflict.wish);
  };

  const begin = () => {
    seen.current = card;
  };
  const forget = () => {
    setFailure(null);
    setConflict(null);
  };
  return { sending, failure, conflict, begin, send, sendAnyway, forget };
}
