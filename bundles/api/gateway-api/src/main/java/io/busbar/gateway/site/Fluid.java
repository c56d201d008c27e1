package io.busbar.gateway.site;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What loads take: electricity, water, gas and so on, and what it costs.
 *
 * @param id stable name, such as {@code water}
 * @param predefined whether every site has it; names and unit of such a one cannot be changed
 * @param english what it is called in English
 * @param french what it is called in French; for one of the site the same as in English
 * @param unit unit in which it is counted, such as {@code Wh} or {@code m³}
 * @param currency code of the currency of its prices, such as {@code EUR}
 * @param tariffs when which tariff is in force
 * @param prices what it costs, in any order
 * @param emissions what it emits, in any order
 */
public record Fluid(
        String id,
        boolean predefined,
        String english,
        String french,
        String unit,
        String currency,
        Tariffs tariffs,
        List<Price> prices,
        List<Emission> emissions) {

    /** The fluid that loads take until somebody says otherwise. */
    public static final String ELECTRICITY = "electricity";

    /** Copies the lists. */
    public Fluid {
        prices = List.copyOf(prices);
        emissions = List.copyOf(emissions);
    }

    /** The unit that prices and emissions are given per: {@code kWh} for what is counted in Wh. */
    public String priceUnit() {
        return unit.equals("Wh") ? "kWh" : unit;
    }

    /** How many of {@link #unit()} the unit of prices has. */
    public double perPriceUnit() {
        return unit.equals("Wh") ? 1000 : 1;
    }

    /**
     * A price.
     *
     * @param from first day of the site on which it is in force, until that of the next one for the same tariff
     * @param tariff the tariff that it is for; empty for all that have none of their own
     * @param amount per {@link Fluid#priceUnit()}
     */
    public record Price(LocalDate from, String tariff, double amount) {}

    /**
     * What is emitted by using it.
     *
     * @param from first day of the site from which this is so
     * @param grams grams of CO₂ equivalent per {@link Fluid#priceUnit()}
     */
    public record Emission(LocalDate from, double grams) {}

    /** How it is known which tariff is in force. */
    public enum TariffSource {
        /** There is one tariff only. */
        NONE,
        /** By the calendar of the site. */
        CALENDAR,
        /** By the registers of the meters, one for each tariff. */
        REGISTERS
    }

    /**
     * Which tariff is in force when.
     *
     * @param names the tariffs; the first is in force when no rule is, and of registers the n-th is counted by tariff n
     * @param rules the first that fits decides; for {@link TariffSource#CALENDAR}
     */
    public record Tariffs(TariffSource source, List<String> names, List<Rule> rules) {

        /** One tariff only. */
        public static final Tariffs NONE = new Tariffs(TariffSource.NONE, List.of(), List.of());

        /** Copies the lists. */
        public Tariffs {
            names = List.copyOf(names);
            rules = List.copyOf(rules);
        }
    }

    /**
     * When a tariff is in force.
     *
     * @param days days of the week; empty for all
     * @param from beginning, on full quarter hours
     * @param to end, exclusive; at or before {@code from} for one on the next day
     * @param seasonFrom first day of the year; null for the whole year
     * @param seasonTo last day of the year, inclusive; before {@code seasonFrom} where the season goes over the new year
     */
    public record Rule(
            String tariff,
            Set<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            @Nullable MonthDay seasonFrom,
            @Nullable MonthDay seasonTo) {

        /** Copies the set. */
        public Rule {
            days = Set.copyOf(days);
        }
    }
}
