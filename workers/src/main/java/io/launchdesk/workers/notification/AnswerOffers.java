package io.launchdesk.workers.notification;

import io.launchdesk.core.form.FieldWords;
import io.launchdesk.core.form.FormSchema;
import io.launchdesk.core.form.FormSchemaException;
import io.launchdesk.core.notification.MailAnswers;
import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.task.AnswerLinkRepository;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskRepository;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out which answers to a task its mails offer: what its model names and its form has. */
@Component
class AnswerOffers {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerOffers.class);

  private final AnswerLinkRepository links;
  private final TaskRepository tasks;
  private final EngineQueries engine;

  AnswerOffers(AnswerLinkRepository links, TaskRepository tasks, EngineQueries engine) {
    this.links = links;
    this.tasks = tasks;
    this.engine = engine;
  }

  /** Empty when the task is to be answered in the portal alone, or is not open. */
  Optional<AnswerOffer> of(long taskKey) {
    return links
        .header(taskKey, MailAnswers.HEADER)
        .flatMap(MailAnswers::of)
        .flatMap(answers -> offer(answers, taskKey));
  }

  private Optional<AnswerOffer> offer(MailAnswers answers, long taskKey) {
    return tasks
        .find(taskKey)
        .filter(Task::isOpen)
        .filter(task -> task.formKey() != null)
        .flatMap(task -> field(task, answers.field()))
        .filter(field -> field.options().keySet().containsAll(answers.values()))
        .map(field -> new AnswerOffer(answers, field));
  }

  private Optional<FieldWords> field(Task task, String name) {
    try {
      return engine
          .form(task.formKey())
          .flatMap(
              form ->
                  FormSchema.parse(form.schema()).fields().stream()
                      .filter(field -> field.field().equals(name))
                      .findFirst());
    } catch (FormSchemaException e) {
      LOG.warn(
          "The form of task {} cannot be read, its mails offer no answers: {}",
          task.key(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
