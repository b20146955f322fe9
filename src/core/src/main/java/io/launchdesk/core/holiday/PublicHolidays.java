package io.launchdesk.core.holiday;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.launchdesk.core.sla.DaysOff;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The public holidays that <a href="https://github.com/focus-shift/jollyday">jollyday</a> knows:
 * days on which work rests, without mere observances. What was asked for once is kept by region and
 * year. Safe for many threads.
 */
public final class PublicHolidays {
  /** The first and the last year that can be asked for. */
  public static final int FIRST_YEAR = 1970;

  public static final int LAST_YEAR = 2199;

  private static final int COUNTRY_CODE = 2;

  private final Set<String> countries =
      HolidayManager.getSupportedCalendarCodes().stream()
          .filter(code -> code.length() == COUNTRY_CODE)
          .collect(Collectors.toUnmodifiableSet());
  private final Map<String, Country> read = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, List<Holiday>>> known = new ConcurrentHashMap<>();

  /** The countries that have holidays here, by name. */
  public List<HolidayRegion> countries() {
    return countries.stream()
        .map(code -> new HolidayRegion(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
        .sorted(Comparator.comparing(HolidayRegion::name))
        .toList();
  }

  /**
   * The parts of a country that have holidays of their own, each part before its own parts; empty
   * when there are none, or there is no such country.
   *
   * @param country two letters
   */
  public List<HolidayRegion> parts(String country) {
    return country(country).map(Country::parts).orElse(List.of());
  }

  /** Whether there are holidays of that region, e.g. {@code DE-BE}. */
  public boolean knows(String region) {
    return path(region).isPresent();
  }

  /**
   * The days on which holidays of the region are kept in that year, the earliest first.
   *
   * @throws IllegalArgumentException when there is no such region or the year is out of range
   */
  public List<Holiday> of(String region, int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException("no holidays are known of the year " + year);
    }
    return known
        .computeIfAbsent(region, any -> new ConcurrentHashMap<>())
        .computeIfAbsent(year, any -> reckon(region, year));
  }

  /**
   * The region's holidays as days off; a year outside of what is known has none.
   *
   * @throws IllegalArgumentException when there is no such region
   */
  public DaysOff daysOff(String region) {
    requirePath(region);
    Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();
    return day ->
        day.getYear() >= FIRST_YEAR
            && day.getYear() <= LAST_YEAR
            && years
                .computeIfAbsent(
                    day.getYear(),
                    year ->
                        of(region, year).stream()
                            .map(Holiday::day)
                            .collect(Collectors.toUnmodifiableSet()))
                .contains(day);
  }

  /** A holiday of one year may be kept in the year before or after. */
  private List<Holiday> reckon(String region, int year) {
    String[] path = requirePath(region);
    HolidayManager manager = country(region).orElseThrow().manager();
    synchronized (manager) {
      return IntStream.rangeClosed(year - 1, year + 1)
          .mapToObj(
              one -> manager.getHolidays(Year.of(one), HolidayType.PUBLIC_HOLIDAY, path).stream())
          .flatMap(all -> all)
          .map(one -> new Holiday(one.getDate(), one.getDescription(Locale.ENGLISH)))
          .filter(one -> one.day().getYear() == year)
          .distinct()
          .sorted(Comparator.comparing(Holiday::day).thenComparing(Holiday::name))
          .toList();
    }
  }

  private String[] requirePath(String region) {
    return path(region)
        .orElseThrow(
            () -> new IllegalArgumentException("no public holidays are known of " + region));
  }

  /** The library's names of the parts that lead to the region; none for a country. */
  private Optional<String[]> path(String region) {
    return country(region).map(country -> country.paths().get(region));
  }

  private Optional<Country> country(String region) {
    if (region == null || region.length() < COUNTRY_CODE) {
      return Optional.empty();
    }
    String code = region.substring(0, COUNTRY_CODE);
    return countries.contains(code)
        ? Optional.of(read.computeIfAbsent(code, Country::read))
        : Optional.empty();
  }

  /**
   * A country as the library has it.
   *
   * @param paths by code of region
   */
  private record Country(
      HolidayManager manager, List<HolidayRegion> parts, Map<String, String[]> paths) {

    /**
     * One at a time in the whole process: while the library loads its services for the first
     * caller, another sees none of them.
     */
    static synchronized Country read(String code) {
      HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(code));
      List<HolidayRegion> parts = new ArrayList<>();
      Map<String, String[]> paths = new LinkedHashMap<>();
      paths.put(code, new String[0]);
      walk(manager.getCalendarHierarchy(), code, new String[0], parts, paths);
      return new Country(manager, List.copyOf(parts), Map.copyOf(paths));
    }

    private static void walk(
        CalendarHierarchy parent,
        String code,
        String[] path,
        List<HolidayRegion> parts,
        Map<String, String[]> paths) {
      parent.getChildren().values().stream()
          .sorted(Comparator.comparing(Country::name))
          .forEach(
              child -> {
                String own = code + "-" + child.getId().toUpperCase(Locale.ROOT);
                String[] to =
                    Stream.concat(Stream.of(path), Stream.of(child.getId())).toArray(String[]::new);
                parts.add(new HolidayRegion(own, name(child)));
                paths.put(own, to);
                walk(child, own, to, parts, paths);
              });
    }

    private static String name(CalendarHierarchy part) {
      return part.getDescription(Locale.ENGLISH);
    }
  }
}
