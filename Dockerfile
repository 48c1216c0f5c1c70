# One image for all services; the command picks one. Built from the sources alone.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -q -B -Dquick -pl '!services/acceptance' package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home cytovigil && mkdir /data && chown cytovigil /data
WORKDIR /opt/cytovigil
COPY --from=build /src/bin bin
COPY --from=build /src/pom.xml pom.xml
COPY --from=build /src/services services
RUN mkdir -p schemas target && touch target/built
USER cytovigil
ENTRYPOINT ["bin/cytovigil"]
