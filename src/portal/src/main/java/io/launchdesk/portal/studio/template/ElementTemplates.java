package io.launchdesk.portal.studio.template;

import io.launchdesk.core.contract.ContractHeader;
import io.launchdesk.core.contract.ContractVariable;
import io.launchdesk.core.contract.JobContract;
import io.launchdesk.core.contract.JobContracts;
import io.launchdesk.portal.studio.template.ElementTemplate.Binding;
import io.launchdesk.portal.studio.template.ElementTemplate.Category;
import io.launchdesk.portal.studio.template.ElementTemplate.Choice;
import io.launchdesk.portal.studio.template.ElementTemplate.Constraints;
import io.launchdesk.portal.studio.template.ElementTemplate.ElementType;
import io.launchdesk.portal.studio.template.ElementTemplate.Group;
import io.launchdesk.portal.studio.template.ElementTemplate.Icon;
import io.launchdesk.portal.studio.template.ElementTemplate.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The templates of all job types, made from the contract that the workers keep. */
final class ElementTemplates {
  private static final String SCHEMA =
      "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";
  private static final String HEADERS = "headers";
  private static final String INPUTS = "inputs";

  /**
   * Which templates say something else than before; models keep the number that they were made
   * with.
   */
  private static final int VERSION = 1;

  private ElementTemplates() {}

  /** One for each job type, area by area. */
  static List<ElementTemplate> all() {
    return JobContracts.ALL.stream().map(ElementTemplates::of).toList();
  }

  static ElementTemplate of(JobContract job) {
    return new ElementTemplate(
        SCHEMA,
        job.title(),
        "launchdesk." + job.type(),
        VERSION,
        description(job),
        new Category(job.area().name().toLowerCase(Locale.ROOT), job.area().title()),
        List.of("bpmn:Task", "bpmn:ServiceTask"),
        new ElementType("bpmn:ServiceTask"),
        new Icon(TemplateIcon.of(job.area())),
        List.of(new Group(HEADERS, "What the worker is told"), new Group(INPUTS, "Inputs")),
        properties(job));
  }

  private static String description(JobContract job) {
    StringBuilder words = new StringBuilder(job.meaning());
    if (!job.reads().isEmpty()) {
      words.append(" Reads ").append(names(job.reads())).append('.');
    }
    if (!job.sets().isEmpty()) {
      words.append(" Sets ").append(names(job.sets())).append('.');
    }
    return words.toString();
  }

  private static String names(List<ContractVariable> variables) {
    return variables.stream()
        .map(one -> one.needed() ? one.name() : one.name() + " (if there is one)")
        .collect(Collectors.joining(", "));
  }

  private static List<Property> properties(JobContract job) {
    List<Property> properties = new ArrayList<>();
    properties.add(hidden(job.type(), Binding.taskType()));
    job.headers().forEach(header -> properties.add(header(header)));
    job.reads().forEach(variable -> properties.add(input(variable)));
    return properties;
  }

  private static Property hidden(String value, Binding binding) {
    return new Property(null, null, null, "Hidden", value, null, null, null, null, null, binding);
  }

  private static Property header(ContractHeader header) {
    List<Choice> choices =
        header.choices().isEmpty()
            ? null
            : header.choices().stream().map(choice -> new Choice(choice, choice)).toList();
    return new Property(
        "header-" + header.key(),
        header.title(),
        header.meaning() + ".",
        choices == null ? "String" : "Dropdown",
        null,
        HEADERS,
        null,
        header.needed() ? null : true,
        header.needed() ? new Constraints(true) : null,
        choices,
        Binding.header(header.key()));
  }

  /**
   * A worker reads the process's variables by their names: an input is written only where the
   * process calls the variable something else.
   */
  private static Property input(ContractVariable variable) {
    return new Property(
        "input-" + variable.name(),
        variable.name(),
        "%s (%s). %s"
            .formatted(
                variable.meaning(),
                variable.type(),
                variable.needed()
                    ? "Needed: leave this empty where the process has a variable of that name."
                    : "May be missing."),
        "String",
        null,
        INPUTS,
        "required",
        true,
        null,
        null,
        Binding.input(variable.name()));
  }
}
