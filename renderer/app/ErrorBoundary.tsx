import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { currentText } from "../ui/display";
import { EmptyState } from "../ui/ListStates";

interface Props {
  readonly children: ReactNode;
}

/** A screen that broke says so and can be shown again; the rest of the desk goes on. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const text = currentText();
    return (
      <EmptyState
        action={<Button onClick={() => this.setState({ broken: false })}>{text.t("list.retry")}</Button>}
      >
        {text.t("error.internal")}
      </EmptyState>
    );
  }
}
