package io.launchdesk.bench.upgrade;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnPlane;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A named event right before an end event: the smallest change of a process by which the engine's
 * history tells on which version an instance has come to its end.
 */
final class Milestone {
  static final String ID = "IntermediateThrowEvent_MilestoneReached";

  private static final String FLOW = "SequenceFlow_MilestoneReachedToEnd";
  private static final double SIZE = 36;

  private Milestone() {}

  /**
   * The process with that event, drawn on the line which leads to the end.
   *
   * @param xml of the process; one horizontal line leads to the end event from the left
   * @param end id of the end event
   */
  static String before(String end, String xml) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    EndEvent last = model.getModelElementById(end);
    SequenceFlow flow = last.getIncoming().iterator().next();
    IntermediateThrowEvent event = model.newInstance(IntermediateThrowEvent.class, ID);
    event.setName("Milestone reached");
    last.getParentElement().addChildElement(event);
    SequenceFlow rest = model.newInstance(SequenceFlow.class, FLOW);
    last.getParentElement().addChildElement(rest);
    last.getIncoming().remove(flow);
    flow.setTarget(event);
    event.getIncoming().add(flow);
    rest.setSource(event);
    event.getOutgoing().add(rest);
    rest.setTarget(last);
    last.getIncoming().add(rest);
    draw(model, flow, event, rest);
    return Bpmn.convertToString(model);
  }

  private static void draw(
      BpmnModelInstance model, SequenceFlow flow, IntermediateThrowEvent event, SequenceFlow rest) {
    BpmnPlane plane = model.getModelElementsByType(BpmnPlane.class).iterator().next();
    List<Waypoint> points = List.copyOf(flow.getDiagramElement().getWaypoints());
    Waypoint from = points.get(points.size() - 2);
    Waypoint to = points.getLast();
    double left = (from.getX() + to.getX() - SIZE) / 2;
    BpmnShape shape = model.newInstance(BpmnShape.class, ID + "_di");
    shape.setBpmnElement(event);
    Bounds bounds = model.newInstance(Bounds.class);
    bounds.setX(left);
    bounds.setY(to.getY() - SIZE / 2);
    bounds.setWidth(SIZE);
    bounds.setHeight(SIZE);
    shape.setBounds(bounds);
    plane.getDiagramElements().add(shape);
    BpmnEdge edge = model.newInstance(BpmnEdge.class, rest.getId() + "_di");
    edge.setBpmnElement(rest);
    edge.getWaypoints().add(point(model, left + SIZE, to.getY()));
    edge.getWaypoints().add(point(model, to.getX(), to.getY()));
    plane.getDiagramElements().add(edge);
    to.setX(left);
  }

  private static Waypoint point(BpmnModelInstance model, double x, double y) {
    Waypoint point = model.newInstance(Waypoint.class);
    point.setX(x);
    point.setY(y);
    return point;
  }
}
