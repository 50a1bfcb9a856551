import type { errorZh } from "./error-zh";

/** The same sentences in English. */
export const errorEn: Readonly<Record<keyof typeof errorZh, string>> = {
  "error.invalid_state": "“{action}” isn't possible now: the card is “{status}”. Possible now: {allowed}.",
  "error.invalid_state_plain": "That isn't possible now; the card hasn't changed. Refresh to see what is.",
  "error.invalid_state_reason":
    "Can't be undone: {reason}. Make a new entry instead; the old one stays on record.",
  "error.this_step": "This step",
  "error.nothing_allowed": "nothing",
  "error.forbidden": "This step belongs to {needs}; the card hasn't changed.",
  "error.forbidden_plain": "Your roles don't include this step; nothing has changed.",
  "error.invalid_input": "{n} {n:entry needs|entries need} a change; what you typed is still here: {fields}.",
  "error.invalid_input_plain":
    "Some entries aren't right; all of it is still on this page. Correct and save.",
  "error.not_found": "No {what} {ref}; nothing has changed. Check the number and try again.",
  "error.not_found_plain":
    "That record isn't there; it may have been renamed or merged. Nothing has changed.",
  "error.conflict":
    "Somebody changed this just now. Your entries are still here; look at the newest ones and save again.",
  "error.approval_required":
    "{what} needs a supervisor's approval first; the card hasn't changed. Request the approval.",
  "error.self_approval":
    "You submitted or handled this yourself, so somebody else must approve it. Nothing has changed.",
  "error.quote_required": "Out of warranty and no quote accepted yet. Quote first, or request a free repair.",
  "error.incomplete": "Still missing: {missing}. What you typed is kept; add these and try again.",
  "error.insufficient_stock": "Not enough in stock; nothing was issued. Receive more, or take another part.",
  "error.expired_part": "This part is past its use-by date and wasn't issued. Take another lot.",
  "error.duplicate": "This device has an open card: {no}. Open it, or give a reason and start a second one.",
  "error.duplicate_plain": "The same record is there already; no second one was saved.",
  "error.corrupt": "The data file is damaged; the original is untouched. It can be restored from a backup.",
  "error.busy": "Another program holds the data; this wasn't saved. Wait a moment and press again.",
  "error.busy_reading": "Another program holds the data; this couldn't be read. Wait a moment and try again.",
  "error.internal_reading":
    "This couldn't be read; the data is unchanged. Try again; if it keeps failing, copy the diagnostics under Settings, About.",
  "error.no_folder_reading":
    "The data folder is gone; this couldn't be read. Check that the disk is connected.",
  "error.newer_database":
    "A newer version wrote this data and this version can't open it; nothing was changed. Update the program first.",
  "error.disk_full":
    "Not saved: the disk is full. Your entries are still on this page; free 200 MB and press Ctrl+S.",
  "error.read_only":
    "The data folder can only be read; this wasn't saved. Your entries are still on this page.",
  "error.no_folder": "The data folder is gone; this wasn't saved. Check that the disk is connected.",
  "error.unsupported": "This kind of content isn't supported here; nothing has changed.",
  "error.unsupported_document": "This version can't print {document} that way yet; nothing has changed.",
  "error.unsupported_paper": "{document} doesn't print on {paper}. It prints on {papers}.",
  "error.unsupported_exists":
    "This folder holds a store's data already, which is untouched. Choose another folder.",
  "error.unsupported_network_folder":
    "Data can't lie on a network drive, where a lost connection damages it; nothing has changed. Choose a folder on this computer.",
  "error.unsupported_sync_folder":
    "Data can't lie in a synchronised folder, where copying damages it; nothing has changed. Choose an ordinary folder.",
  "error.unsupported_file_type": "That kind of file can't be written; nothing was. Use .xlsx or .csv.",
  "error.unsupported_too_many_rows":
    "The log has more rows than a sheet holds; nothing was written. Use .csv, or --from and --to.",
  "error.unsupported_cancelled": "Stopped; nothing has changed.",
  "error.unsupported_photo_held":
    "The photo still holds its position; open the window to have it removed first.",
  "error.unsupported_key_locked":
    "The key of the event chain lies in the system's keychain and doesn't open here; nothing was written. Work in the window, or bring the key back with the recovery code: desk key recover.",
  "error.unsupported_other_store":
    "This is another store's backup; it did not replace the data here. Restore it into a new folder to look at it.",
  "error.unsupported_nothing_to_undo": "There is no restore to undo; nothing has changed.",
  "error.unsupported_inside_data_folder":
    "The second place can't lie inside the data folder. Choose a folder on a stick or another disk.",
  "error.unsupported_store_not_empty":
    "There are cards here already; no examples were added. Choose a new folder.",
  "error.cannot_write":
    "Can't write {file}; the print wasn't counted. Choose another place or free some space, then print again.",
  "error.internal":
    "That didn't work; the data is as it was. Try again; if it keeps failing, copy the diagnostics under Settings, About.",
  "error.printer":
    "The printer did not answer; this print was not counted and the card did not change. Check the printer, or save a PDF first.",
  "error.unknown_channel": "This version doesn't have that function; nothing has changed.",
  "error.op_id_used": "This op_id was used for something else; nothing was saved again. Take a new op_id.",
  "error.wrong_usage": "Not understood: {what}.",
  "error.no_command": "No command was given.",
  "error.not_signed_in": "Nobody is signed in. Choose your name and go on; your entries are still here.",

  "field.required": "needed",
  "field.too_long": "too long",
  "field.line_break": "no line breaks here",
  "field.invalid_phone": "not a phone number or e-mail",
  "field.invalid_time": "not a time",
  "field.no_offset": "time without a zone",
  "field.invalid_date": "no such day",
  "field.invalid_amount": "not an amount; two decimals at most",
  "field.invalid_window": "must end after it starts",
  "field.invalid_type": "wrong form",
  "field.invalid_value": "not right",
  "field.invalid_code": "letters and digits only",
  "field.unknown_value": "no such choice",
  "field.unknown_field": "can't be set here",
  "field.too_large": "too large",
  "field.too_small": "too small",
  "field.not_assignee": "not this card's assignee",
  "field.in_future": "must not be after now",
  "field.in_past": "must not be before now",
  "field.before_last_change": "before the last change of state",
  "field.unknown_staff": "nobody by that code, or no longer active",
  "field.not_assignable": "this person's roles can't be assigned cards",
  "field.needs_supervisor": "complaints go to a supervisor",
  "field.after_collection": "after it was collected",
  "field.after_registration": "after the registration",
  "field.unknown_event": "no such entry",
  "field.not_marked": "needs no countersign",
  "field.countersigned": "countersigned already",
  "field.must_be_true": "has to be done first",
  "field.not_on_the_spot": "not when solved on the spot",
  "field.contradicts_pass": "an item failed, so it can't pass",
  "field.contradicts_score": "contradicts the score",
  "field.not_when_unreachable": "not when the customer is unreachable",
  "field.three_needed": "three attempts with their times are needed",
  "field.vip_by_phone": "VIP customers are followed up by phone",
  "field.itself": "a card can't be merged into itself",
  "field.closed_card": "that card is closed",
  "field.not_pending": "that request isn't pending",
  "field.over_total": "more than the quote's total",
  "field.taken": "taken already",
  "field.not_json_object": "not a JSON object",
  "field.not_utf8": "not in UTF-8",
  "field.invalid_text": "holds half a character",
  "field.too_deep": "nested too deep",
  "field.empty_file": "an empty file",
  "field.not_an_image": "not a picture that can be read",
  "field.not_changeable": "can't be changed",
  "field.reserved": "kept for the program itself",
  "field.last_admin": "at least one administrator must remain",
  "field.holidays_missing": "statutory holidays are missing",
  "field.make_up_on_weekday": "a make-up day must be on a weekend",
  "field.not_in_year": "not in the file's year",
  "field.day_twice": "the same day twice",
  "field.bad_signature": "the signature is wrong; the file may have been changed",
  "field.not_a_key": "is no Ed25519 public key",
};
