import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/tokens.css";
import "./ui/base.css";
import { refreshOnDeskEvents } from "./api/event-refresh";
import { drawFirstScreenFirst, firstScreenDrawn } from "./api/first-screen";
import { deskQuery, queryClient } from "./api/queries";
import { App } from "./app/App";
import { followDisplay } from "./app/follow-display";
import { openedByItself, rememberStart } from "./app/last-start";
import { followLocks, ignoreNetwork } from "./lock/change-person";
import { DisplayProvider } from "./ui/DisplayProvider";
import { askFirstPage } from "./workbench/first-rows/first-page";

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root");

if (openedByItself()) drawFirstScreenFirst();
// The first answers are on their way while React starts.
queryClient.fetchQuery(deskQuery("app.state", {})).then((state) => {
  if (!rememberStart(state)) firstScreenDrawn();
}, firstScreenDrawn);
askFirstPage();
refreshOnDeskEvents();
ignoreNetwork();
followLocks();
followDisplay();

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <DisplayProvider>
        <App />
      </DisplayProvider>
    </QueryClientProvider>
  </StrictMode>,
);
