"""Names of streets, neighbourhoods and places that the gazetteers have too few of."""

from __future__ import annotations

from typing import Final

__all__ = ["COUNTRIES", "HEROES", "HOPES", "ODD_PLACES", "SHORT_PLACES"]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


HEROES: Final = _lines("""
    28 de Julio, 2 de Mayo, Dos de Mayo, 9 de Diciembre, 1 de Mayo, Primero de Mayo, 7 de Junio, 24 de Junio
    15 de Agosto, 6 de Agosto, San Martín, Bolognesi, Miguel Grau, Grau, Ramón Castilla, Túpac Amaru
    Micaela Bastidas, Manco Cápac, José Olaya, José Gálvez, Alfonso Ugarte, Leoncio Prado
    Andrés Avelino Cáceres, Mariscal Cáceres, Simón Bolívar, Sucre, La Mar, José Carlos Mariátegui
    César Vallejo, Ricardo Palma, José María Arguedas, Inca Garcilaso, Garcilaso de la Vega, Jorge Chávez
    Jorge Basadre, Raimondi, Pachacútec, Huáscar, Atahualpa, Los Incas, Sinchi Roca, Mayta Cápac
    Lloque Yupanqui, Huiracocha, Inca Roca, Cahuide, Ollanta, Los Álamos, Los Cedros, Los Pinos, Los Sauces
    Los Jazmines, Los Geranios, Las Begonias, Las Magnolias, Las Palmeras, Los Rosales, Las Orquídeas
    Los Claveles, Las Dalias, Los Laureles, Los Eucaliptos, Los Molles, Los Ficus, Las Gardenias, Los Tulipanes
    Lima, Arequipa, Cusco, Puno, Tacna, Moquegua, Ica, Ayacucho, Huancavelica, Apurímac, Junín, Pasco, Huánuco
    Áncash, Cajamarca, Amazonas, Loreto, Ucayali, Piura, Tumbes, Lambayeque, Callao, Trujillo, Tarapacá, Arica
    Iquique, Bolivia, Ecuador, Argentina, Independencia, La Libertad, Progreso, Unión, Comercio, Real, Principal
    La Merced, El Sol, La Cultura, Los Próceres, La Paz, Los Libertadores, Universitaria, Industrial
    Circunvalación, Panamericana Norte, Ejército, Central, Aviación, Javier Prado, Brasil, Venezuela, Colonial
    Abancay, Tacna, Wilson, Angamos, Canadá, México, Perú, Canta Callao, Próceres, Wiesse, Huaylas, Santa Rosa
    San Juan, San José, San Pedro, Santa Cruz, San Francisco, Santo Domingo, San Agustín, Santa Elena
    San Antonio""")
"""Names of streets."""

HOPES: Final = _lines("""
    Nueva Esperanza, 7 de Octubre, Villa Hermosa, Nuevo Horizonte, Los Olivos de Pro, San Felipe, Santa Isabel
    Los Cedros, El Progreso, 28 de Julio, 15 de Enero, 1 de Mayo, 9 de Octubre, 18 de Enero, 11 de Agosto
    Nuevo Amanecer, Villa El Sol, Alto Perú, Bella Vista, Señor de los Milagros, Virgen del Carmen
    Sagrado Corazón, Cruz de Motupe, Niño Jesús, Divino Maestro, Jesús Obrero, Señor de Luren, Sarita Colonia
    Keiko Sofía, Víctor Raúl Haya de la Torre, Túpac Amaru, Micaela Bastidas, José Carlos Mariátegui
    Juan Pablo II, Las Lomas, Las Flores, Los Jardines, La Florida, Los Pinos, Los Rosales, El Milagro
    El Porvenir, La Unión, Buenos Aires, Ampliación Los Ángeles, Villa Universitaria, Los Libertadores
    Los Próceres, Pachacútec, Ciudad de Dios, Tierra Prometida, La Victoria, Vista Alegre, Buena Vista
    El Mirador, Lomas de Carabayllo, Los Licenciados, Magisterial, Ingeniería, Los Médicos, Fonavi, Enace
    San Carlos, San Hilarión, Santa Rosa, San Gabriel, San Pedro, San Isidro Labrador, Santa María, Santa Clara
    San Martín de Porres""")
"""Names of neighbourhoods."""

ODD_PLACES: Final = _lines("""
    Gamarra, Mesa Redonda, Barrios Altos, Monserrate, Balconcillo, Zárate, Canto Grande, Canto Rey, Huaycán
    Manchay, Pachacútec, Mi Perú, Collique, Año Nuevo, Pamplona Alta, Nueva Rinconada, Ticlio Chico, Pro
    Infantas, Naranjal, Caquetá, Acho, Las Malvinas, El Agustino, Cerro San Cosme, Cerro El Pino, Valle Amauta
    Horacio Zeballos, Ñaña, Chosica, Chaclacayo, Jicamarca, Cajamarquilla, Cono Norte, Cono Sur, Lima Norte
    Lima Sur, Lima Este, Centro de Lima, Cercado, Cercado de Lima, La Punta, Puente Piedra, Puente Nuevo
    Río Seco, Cono Sur, Ciudad Nueva, Alto Selva Alegre, Cayma, Hunter, Socabaya, Simón Bolívar, Cerro Juliaca
    Salida Cusco, Alto Trujillo, El Milagro, Huanchaco, Moche, Víctor Larco, Buenos Aires, Chimbote
    Nuevo Chimbote, Coishco, Casma, Tortugas, Castilla, Catacaos, Sullana, Talara, Paita, Máncora, Los Órganos
    Bernal, Sechura, Olmos, Motupe, Mórrope, José Leonardo Ortiz, Belén, Punchana, Nanay, Bellavista Nanay
    San Juan Bautista, Nauta, Requena, Caballococha, Contamana, Yarinacocha, Manantay, Puerto Callao, Aguaytía
    La Merced, Pichanaki, Satipo, Puerto Ocopa, Mazamari, San Ramón, Oxapampa, Pozuzo, Tingo María, VRAEM
    Altiplano, Valle Sagrado, Callejón de Huaylas, Valle del Mantaro, Selva Central, Alto Mayo, Bajo Piura
    Norte Chico""")
"""Places that no level of the state has, and towns that people name most."""

SHORT_PLACES: Final = "SJL SMP VMT VES SJM SJL SMP VMT VES SJM SMV LV CDLL JLO MDD SJM NCH JLByR PJ"
"""Districts by their letters."""

COUNTRIES: Final = _lines("""
    Perú, Chile, Bolivia, Ecuador, Colombia, Brasil, Argentina, Venezuela, Uruguay, Paraguay, México, España, Italia
    Estados Unidos, Japón, China, Cuba, Haití, Panamá, Canadá, Francia, Alemania, Costa Rica, Corea, Portugal, Suiza""")
"""Countries."""
