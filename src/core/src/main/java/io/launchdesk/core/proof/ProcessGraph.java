package io.launchdesk.core.proof;

import java.util.List;
import java.util.Map;

/**
 * A process as the proof sees it: who leads to whom, and what changes the few facts that gateways
 * ask for. Expressions are FEEL without the leading {@code =}.
 *
 * @param id of the process
 */
public record ProcessGraph(String id, Scope scope) {

  /**
   * What a node does when a token reaches it.
   *
   * <p>{@link #EVENT} is a catch or throw event, which the token passes; {@link #TASK} a task that
   * neither a worker nor a person does.
   */
  public enum Kind {
    START,
    EVENT,
    LINK,
    END,
    TERMINATE,
    ERROR,
    TASK,
    JOB,
    USER,
    RULE,
    CALL,
    SCOPE,
    EXCLUSIVE,
    INCLUSIVE,
    PARALLEL,
    EVENT_BASED
  }

  /** What may end or accompany an activity, or start an event subprocess. */
  public enum Cause {
    ERROR,
    COMPENSATION,
    OTHER
  }

  /**
   * A process, subprocess or event subprocess from the inside.
   *
   * @param nodes everything in it but boundary events, start events among them
   */
  public record Scope(String id, List<Node> nodes, List<Reaction> reactions) {
    public Scope {
      nodes = List.copyOf(nodes);
      reactions = List.copyOf(reactions);
    }

    List<Node> starts() {
      return nodes.stream().filter(node -> node.kind() == Kind.START).toList();
    }

    Node node(String id) {
      return nodes.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    }
  }

  /**
   * An event subprocess.
   *
   * @param node the subprocess itself
   * @param code of the error that starts it; null for any, and for other causes
   */
  public record Reaction(Node node, Cause cause, String code, boolean interrupting) {}

  /**
   * @param condition null when there is none
   */
  public record Flow(String id, String source, String target, String condition) {}

  /**
   * @param source expression whose value is taken
   * @param target variable that is set
   */
  public record Mapping(String source, String target) {}

  /**
   * An activity that is carried out once per item of a list.
   *
   * @param element variable with the item; null when there is none
   * @param results variable with the list of results; null when there is none
   * @param result expression of one result; null when there is none
   * @param until expression that ends the loop early; null when there is none
   */
  public record Loop(
      String collection, String element, String results, String result, String until) {}

  /**
   * @param node the event, with the flows that leave it
   * @param code of the error that is caught; null for any, and for other causes
   * @param handler of a compensation; null otherwise
   */
  public record Boundary(
      Node node, Cause cause, String code, boolean interrupting, String handler) {}

  /**
   * What a node calls for; what it does not is null.
   *
   * @param job type of job
   * @param decision id of the decision
   * @param result variable with the decision's result
   * @param called id of the called process; null also when an expression names it
   * @param parentVariables the called process starts with all variables of the caller
   * @param childVariables the caller gets all variables of the called process
   * @param form id of the form; null also when an expression names it
   * @param assignee expression or name
   * @param candidates expressions of groups and people
   * @param code of the error that is thrown, or name of the link
   */
  public record Work(
      String job,
      String decision,
      String result,
      String called,
      boolean parentVariables,
      boolean childVariables,
      String form,
      Map<String, String> headers,
      String assignee,
      String candidates,
      String code) {

    /** Nothing. */
    public static final Work NONE =
        new Work(null, null, null, null, false, false, null, Map.of(), null, null, null);
  }

  /**
   * @param otherwise id of the default flow; null when there is none
   * @param loop null when it is carried out once
   * @param inner null when it is no subprocess
   * @param compensates it is only carried out to take something back
   */
  public record Node(
      String id,
      Kind kind,
      List<Flow> incoming,
      List<Flow> outgoing,
      String otherwise,
      Work work,
      List<Mapping> inputs,
      List<Mapping> outputs,
      Loop loop,
      Scope inner,
      List<Boundary> boundaries,
      boolean compensates) {

    /** A node is only the same as itself. */
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
