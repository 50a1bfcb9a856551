import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/tokens.css";
import "./ui/base.css";
import { refreshOnDeskEvents } from "./api/event-refresh";
import { deskQuery, queryClient } from "./api/queries";
import { App } from "./app/App";
import { followDisplay } from "./app/follow-display";
import { rememberStart } from "./app/last-start";
import { followLocks, ignoreNetwork } from "./lock/change-person";
import { askFirstPage } from "./workbench/first-page";

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root");

// The first answers are on their way while React starts.
void queryClient.fetchQuery(deskQuery("app.state", {})).then(rememberStart, () => {});
askFirstPage();
refreshOnDeskEvents();
ignoreNetwork();
followLocks();
followDisplay();

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
